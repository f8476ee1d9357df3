namespace InvoiceWeb.Documents;

/// <summary>
/// Before which lines a new page begins, so that the sums carried over can be printed there. Decided from measured heights and
/// nothing else: the same sheet gets the same pages.
/// </summary>
/// <param name="Tall">Lines that fit on no page and may be split; all others stay whole.</param>
/// <param name="Foot">The margin below, in millimetres.</param>
/// <param name="Pages">How many pages the lines and the totals fill.</param>
public sealed record PagePlan(IReadOnlyList<int> Breaks, IReadOnlyList<int> Tall, double Foot, int Pages)
{
    /// <summary>Kept free on each page: printing may round otherwise than measuring.</summary>
    private const double Spare = 1.5;

    /// <summary>A first line that is longer than a page begins under the letterhead only where at least this is left.</summary>
    private const double WorthBeginning = 50;

    /// <summary>One page, as every sheet is tried first.</summary>
    public static PagePlan OnePage { get; } = new([], [], SheetPaper.Foot, 1);

    /// <summary>True where what was measured already is what is to be printed.</summary>
    public bool IsOnePage => Breaks.Count == 0 && Tall.Count == 0 && Foot == SheetPaper.Foot;

    public static PagePlan For(SheetMeasures sheet)
    {
        var foot = Math.Clamp(Math.Ceiling(sheet.Foot + SheetPaper.AroundFoot), SheetPaper.Foot, SheetPaper.HighestFoot);
        var walk = new Walk(sheet, foot);
        for (var row = 0; row < sheet.Rows.Count; row++) walk.Place(row);
        walk.End();
        return new PagePlan(walk.Breaks, [.. Enumerable.Range(0, sheet.Rows.Count).Where(walk.IsTall)], foot, walk.Page);
    }

    private sealed class Walk(SheetMeasures sheet, double foot)
    {
        private readonly double _other = SheetPaper.Height - SheetPaper.TopOfOthers - foot - Spare;
        private double _room = SheetPaper.Height - SheetPaper.TopOfFirst - foot - Spare;
        private double _at = sheet.TableTop + sheet.Headings;
        private int _onPage;

        public List<int> Breaks { get; } = [];
        public int Page { get; private set; } = 1;

        public void Place(int row)
        {
            var height = sheet.Rows[row];
            if (!Fits(row) && ShouldBreakBefore(row)) Break(row);
            _at += height;
            _onPage++;
            // A line longer than a page runs on over as many pages as it needs, each with the headings of the table.
            while (_at > _room) TurnOver(_at - _room + sheet.Headings);
        }

        public void End()
        {
            var last = sheet.Rows.Count - 1;
            if (_at + sheet.End <= _room) return;
            var together = sheet.Headings + SheetPaper.Carry + (last < 0 ? 0 : sheet.Rows[last]) + sheet.End;
            if (last > 0 && _onPage > 1 && together <= _other) Break(last);
            else TurnOver(0);
        }

        /// <summary>After every line but the last there must be room for the sum that is carried over.</summary>
        private bool Fits(int row) => _at + sheet.Rows[row] + (row + 1 < sheet.Rows.Count ? SheetPaper.Carry : 0) <= _room;

        /// <summary>Longer than a page between the two sums.</summary>
        public bool IsTall(int row) => sheet.Headings + SheetPaper.Carry + sheet.Rows[row] + SheetPaper.Carry > _other;

        private bool ShouldBreakBefore(int row)
        {
            if (_onPage > 0) return true;
            return Page == 1 && (!IsTall(row) || _room - _at < WorthBeginning);
        }

        private void Break(int row)
        {
            Breaks.Add(row);
            TurnOver(sheet.Headings + (row > 0 ? SheetPaper.Carry : 0));
        }

        private void TurnOver(double at) => (Page, _at, _room, _onPage) = (Page + 1, at, _other, 0);
    }
}
