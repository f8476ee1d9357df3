using FsCheck;
using FsCheck.Fluent;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Invoices;

public sealed class ContentMergeTests
{
    private static readonly LineContent Chair = AnInvoice.Line(100) with { Id = Guid.NewGuid(), Description = "Chair" };
    private static readonly LineContent Table = AnInvoice.Line(400) with { Id = Guid.NewGuid(), Description = "Table" };
    private static readonly InvoiceContent Origin = new() { Reference = "R", Note = "N", Lines = [Chair, Table] };

    [Fact]
    public void Changes_in_different_fields_are_both_kept()
    {
        var merged = ContentMerge.Merge(Origin, Origin with { Reference = "mine" }, Origin with { Note = "theirs", Lines = [Chair with { Price = 120 }, Table] });
        Assert.Empty(merged.Conflicts);
        Assert.Equal(("mine", "theirs", 120m), (merged.Content.Reference, merged.Content.Note, merged.Content.Lines[0].Price));
    }

    [Fact]
    public void The_same_field_changed_differently_is_a_conflict_that_a_person_decides()
    {
        var merged = ContentMerge.Merge(Origin, Origin with { Reference = "mine" }, Origin with { Reference = "theirs" });
        var conflict = Assert.Single(merged.Conflicts);
        Assert.Equal(("reference", "R", "mine", "theirs"), (conflict.Field, conflict.Origin, conflict.Mine, conflict.Theirs));
        Assert.Equal("mine", merged.Content.Reference);
        Assert.Equal("theirs", conflict.TakeTheirs(merged.Content).Reference);
    }

    [Fact]
    public void The_same_change_twice_is_no_conflict() =>
        Assert.Empty(ContentMerge.Merge(Origin, Origin with { Note = "same" }, Origin with { Note = "same" }).Conflicts);

    [Fact]
    public void A_line_changed_by_both_in_different_cells_has_both_changes()
    {
        var merged = ContentMerge.Merge(Origin, Origin with { Lines = [Chair with { Quantity = 5 }, Table] }, Origin with { Lines = [Chair with { Price = 90 }, Table] });
        Assert.Empty(merged.Conflicts);
        Assert.Equal((5m, 90m), (merged.Content.Lines[0].Quantity, merged.Content.Lines[0].Price));
    }

    [Fact]
    public void Lines_added_by_both_are_all_there_and_a_removed_one_is_gone()
    {
        var (mine, theirs) = (AnInvoice.Line(1) with { Id = Guid.NewGuid() }, AnInvoice.Line(2) with { Id = Guid.NewGuid() });
        var merged = ContentMerge.Merge(Origin, Origin with { Lines = [Chair, mine] }, Origin with { Lines = [Chair, Table, theirs] });
        Assert.Empty(merged.Conflicts);
        Assert.Equal([Chair.Id, mine.Id, theirs.Id], merged.Content.Lines.Select(l => l.Id));
    }

    [Fact]
    public void A_line_that_one_removed_and_the_other_changed_is_a_conflict_both_ways()
    {
        var iRemoved = ContentMerge.Merge(Origin, Origin with { Lines = [Chair] }, Origin with { Lines = [Chair, Table with { Price = 1 }] });
        Assert.Equal([Chair.Id, Table.Id], Assert.Single(iRemoved.Conflicts).TakeTheirs(iRemoved.Content).Lines.Select(l => l.Id));
        Assert.Equal([Chair.Id], iRemoved.Content.Lines.Select(l => l.Id));

        var theyRemoved = ContentMerge.Merge(Origin, Origin with { Lines = [Chair, Table with { Price = 1 }] }, Origin with { Lines = [Chair] });
        Assert.Equal([Chair.Id], Assert.Single(theyRemoved.Conflicts).TakeTheirs(theyRemoved.Content).Lines.Select(l => l.Id));
        Assert.Equal(1m, theyRemoved.Content.Lines[1].Price);
    }

    [Fact]
    public void Whoever_changed_nothing_gets_exactly_what_the_other_made_of_it() => Prop.ForAll(Contents(), Contents(), (origin, changed) =>
    {
        var mine = ContentMerge.Merge(origin, changed, origin);
        var theirs = ContentMerge.Merge(origin, origin, changed);
        Assert.Empty(mine.Conflicts);
        Assert.Empty(theirs.Conflicts);
        Assert.Empty(ContentChanges.Between(changed, mine.Content));
        Assert.Equal(changed.Lines.OrderBy(l => l.Id), theirs.Content.Lines.OrderBy(l => l.Id));
        Assert.Equal(changed.Reference, theirs.Content.Reference);
    }).QuickCheckThrowOnFailure();

    /// <summary>Contents over the same few lines, so that they overlap.</summary>
    private static Arbitrary<InvoiceContent> Contents()
    {
        var ids = Enumerable.Range(0, 4).Select(_ => Guid.NewGuid()).ToArray();
        var line = from id in Gen.Elements(ids) from price in Gen.Choose(1, 3) select AnInvoice.Line(price) with { Id = id };
        var contents = from lines in Gen.ListOf(line) from reference in Gen.Elements<string?>(null, "a", "b")
                       select new InvoiceContent { Reference = reference, Lines = [.. lines.DistinctBy(l => l.Id)] };
        return Arb.From(contents);
    }

    [Fact]
    public void Custom_fields_are_merged_key_by_key_on_the_head_and_on_lines()
    {
        InvoiceContent With(string head, string line) => Origin with { Fields = FieldValues.Parse(head), Lines = [Chair with { Fields = FieldValues.Parse(line) }, Table] };
        var merged = ContentMerge.Merge(
            With("""{"a": "1", "b": "1", "far": {"x": 1}}""", """{"o": "1"}"""), With("""{"a": "2", "b": "2", "far": {"x": 1}}""", """{"o": "2"}"""), With("""{"a": "1", "b": "3", "far": {"x": 2}}""", """{"o": "1", "p": "1"}"""));
        Assert.Equal("""{"a": "2", "b": "2", "far": {"x": 2}}""", merged.Content.Fields.ToJson());
        Assert.Equal("""{"o": "2", "p": "1"}""", merged.Content.Lines[0].Fields.ToJson());
        var conflict = Assert.Single(merged.Conflicts);
        Assert.Equal(("custom field b", "1", "2", "3"), (conflict.Field, conflict.Origin, conflict.Mine, conflict.Theirs));
        Assert.Equal("3", conflict.TakeTheirs(merged.Content).Fields.Text("b"));
    }
}
