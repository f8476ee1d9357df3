using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Tests.Domain.Participants;

public sealed class ParticipantMergeTests
{
    private static readonly ParticipantContent Origin = new() { Name = "Muster GmbH", IsCustomer = true, Address = new() { City = "Ulm" }, TermsDays = 30 };

    [Fact]
    public void What_only_one_of_the_two_touched_is_kept_from_both()
    {
        var merged = ParticipantMerge.Merge(Origin, Origin with { Phone = "1", TermsDays = null }, Origin with { Email = "a@b", Address = new() { City = "Bonn" }, IsSupplier = true });
        Assert.Equal(Origin with { Phone = "1", TermsDays = null, Email = "a@b", Address = new() { City = "Bonn" }, IsSupplier = true }, merged);
    }

    [Fact]
    public void Where_both_touched_the_same_field_what_is_typed_here_counts() =>
        Assert.Equal("Köln", ParticipantMerge.Merge(Origin, Origin with { Address = new() { City = "Köln" } }, Origin with { Address = new() { City = "Bonn" } }).Address.City);

    [Fact]
    public void A_field_that_is_typed_as_it_was_is_no_change_of_its_own() =>
        Assert.Equal("Muster AG", ParticipantMerge.Merge(Origin, Origin with { Name = " Muster GmbH ", Email = "" }, Origin with { Name = "Muster AG" }).Name);

    /// <summary>Field by field by reflection: a new field that the merge forgets fails here.</summary>
    [Fact]
    public void Every_field_of_the_other_one_is_taken_over()
    {
        var theirs = new ParticipantContent
        {
            Name = "A", Number = "B", IsCustomer = false, IsSupplier = true, VatId = "C", TaxNumber = "D",
            Address = new() { Line1 = "E", Line2 = "F", PostCode = "G", City = "H", Region = "I", Country = "DE" },
            Email = "j@k", Phone = "L", Currency = "USD", TermsDays = 1, Iban = "M", Bic = "N", BankName = "O", IsArchived = true, Fields = FieldValues.None.With("segment", "\"P\""),
        };
        Assert.All(typeof(ParticipantContent).GetProperties().Where(p => p.CanWrite), p => Assert.NotEqual(p.GetValue(Origin), p.GetValue(theirs)));
        Assert.Equal(theirs, ParticipantMerge.Merge(Origin, Origin, theirs));
    }

    [Fact]
    public void Custom_fields_are_merged_one_by_one()
    {
        var origin = Origin with { Fields = FieldValues.Parse("""{"a": "1", "b": "1", "c": "1"}""") };
        var mine = origin with { Fields = FieldValues.None.With("a", "\"2\"") };
        var theirs = origin with { Fields = FieldValues.Parse("""{"a": "1", "b": "3"}""") };
        // Not named is not touched: only a field that is named and empty is taken away.
        var merged = ParticipantMerge.Merge(origin, origin with { Fields = mine.Fields.Onto(origin.Fields) }, theirs);
        Assert.Equal("""{"a": "2", "b": "3"}""", merged.Fields.ToJson());
    }
}
