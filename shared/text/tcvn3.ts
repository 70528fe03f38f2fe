/**
 * TCVN 5712:1993, code set VN3, known as TCVN3 or ABC: the fonts whose names begin with ".Vn". Seventy-four letters stand
 * at 0xA1–0xFE of one byte each, so that a program that knows no such font shows them as these Latin-1 characters. There
 * are no capitals with a tone: a text in capitals uses a font whose name ends in "H" and draws small letters large.
 */
const codes = '¡¢§£¤¥¦µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ';
const letters = 'ĂÂĐÊÔƠƯàảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ';
const letterOf = new Map([...codes].map((code, index) => [code, [...letters][index]!]));

/** A letter of Vietnamese for a code of TCVN3; anything else stays. Lower case, but for the seven capitals without tone. */
export function readTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00fe]/g, (code) => letterOf.get(code) ?? code);
}
