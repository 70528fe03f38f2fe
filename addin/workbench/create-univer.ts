import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-data-validation/lib/index.css';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import '@univerjs/preset-sheets-note/lib/index.css';
import '@univerjs/preset-sheets-table/lib/index.css';
import '@univerjs/preset-sheets-filter/lib/index.css';
import { LocaleType, LogLevel, mergeLocales, Univer, type Plugin, type PluginCtor } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import conditionalFormattingWords from '@univerjs/preset-sheets-conditional-formatting/locales/vi-VN';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreWords from '@univerjs/preset-sheets-core/locales/vi-VN';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validationWords from '@univerjs/preset-sheets-data-validation/locales/vi-VN';
import { UniverSheetsFilterPreset } from '@univerjs/preset-sheets-filter';
import filterWords from '@univerjs/preset-sheets-filter/locales/vi-VN';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import noteWords from '@univerjs/preset-sheets-note/locales/vi-VN';
import { UniverSheetsTablePreset } from '@univerjs/preset-sheets-table';
import tableWords from '@univerjs/preset-sheets-table/locales/vi-VN';
import { UniverSheetsSortPlugin } from '@univerjs/sheets-sort';

/** A running grid: the instance, to end it, and its programming interface. */
export interface RunningUniver {
  readonly univer: Univer;
  readonly api: FUniver;
}

/**
 * Starts the spreadsheet grid in an element of the page. The presets are put together here and not by the package that
 * usually does it, because that one pulls in two dozen proprietary packages.
 */
export function createUniver(container: HTMLElement): RunningUniver {
  const locales = {
    [LocaleType.VI_VN]: mergeLocales(
      coreWords,
      conditionalFormattingWords,
      validationWords,
      filterWords,
      noteWords,
      tableWords,
    ),
  };
  const univer = new Univer({ locale: LocaleType.VI_VN, locales, logLevel: LogLevel.ERROR });
  const plugins = new Map<string, [PluginCtor<Plugin>, object | undefined]>();
  for (const preset of [
    UniverSheetsCorePreset({
      container,
      header: true,
      toolbar: true,
      formulaBar: true,
      ribbonType: 'simple',
      // Codes such as "1.1" are text on purpose; the grid need not mark them.
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    }),
    UniverSheetsFilterPreset(),
    UniverSheetsDataValidationPreset(),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsNotePreset(),
    UniverSheetsTablePreset(),
  ]) {
    // Presets overlap; a plugin registered twice throws, the last configuration counts.
    for (const entry of preset.plugins) {
      const [plugin, config] = (Array.isArray(entry) ? entry : [entry]) as [PluginCtor<Plugin>, object?];
      plugins.set(plugin.pluginName, [plugin, config]);
    }
  }
  // The arrows of a table offer to sort. Their preset brings the package that does it along, at its own version, unused.
  plugins.set(UniverSheetsSortPlugin.pluginName, [UniverSheetsSortPlugin, undefined]);
  for (const [plugin, config] of plugins.values()) univer.registerPlugin(plugin, config);
  return { univer, api: FUniver.newAPI(univer) };
}
