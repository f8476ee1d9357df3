using System.Text.Json;

namespace InvoiceWeb.Documents;

/// <summary>How high the parts of one sheet are when they are set at the width of the paper, in millimetres.</summary>
public sealed record SheetMeasures
{
    /// <summary>From the upper edge of the sheet to that of the table of lines.</summary>
    public double TableTop { get; init; }

    /// <summary>The headings of the table, which stand on each page.</summary>
    public double Headings { get; init; }

    public IReadOnlyList<double> Rows { get; init; } = [];

    /// <summary>Totals, payment and what else is kept together at the end.</summary>
    public double End { get; init; }

    /// <summary>Text of the legal footer.</summary>
    public double Foot { get; init; }

    /// <summary>Asked of the page by the printer itself; the scripts of the page stay off.</summary>
    internal const string Script = """
        async () => {
          await document.fonts.ready;
          const mm = pixels => pixels * 25.4 / 96;
          const box = name => document.querySelector(name)?.getBoundingClientRect();
          const rows = [...document.querySelectorAll('.sheet-lines tbody tr')].map(r => r.getBoundingClientRect());
          const table = box('.sheet-lines');
          return JSON.stringify({
            tableTop: mm(table.top - box('.sheet').top),
            headings: mm(box('.sheet-lines thead').height),
            rows: rows.map((r, i) => mm((i + 1 < rows.length ? rows[i + 1].top : table.bottom) - r.top)),
            end: mm(box('.sheet-end').bottom - table.bottom),
            foot: mm(box('.sheet-foot')?.height ?? 0),
          });
        }
        """;

    internal static SheetMeasures Parse(string answer) => JsonSerializer.Deserialize<SheetMeasures>(answer, JsonSerializerOptions.Web)!;
}
