using InvoiceWeb.Audit;
using InvoiceWeb.Participants;
using InvoiceWeb.Tests.Builders;
using static InvoiceWeb.Tests.Builders.AnActor;
using static InvoiceWeb.Tests.Builders.Moments;

namespace InvoiceWeb.Tests.Domain.Participants;

public sealed class ParticipantTests
{
    private static readonly Dictionary<string, (Func<ParticipantContent, ParticipantContent> Change, string Code, string Field)> Cases = new()
    {
        ["no name"] = (c => c with { Name = " \u0000 " }, "participant.name-missing", "Name"),
        ["name of 400 characters"] = (c => c with { Name = new('x', 400) }, "text.too-long", "Name"),
        ["neither customer nor supplier"] = (c => c with { IsCustomer = false, IsSupplier = false }, "participant.neither", "IsCustomer"),
        ["long number"] = (c => c with { Number = new('1', 41) }, "text.too-long", "Number"),
        ["long VAT id"] = (c => c with { VatId = new('1', 41) }, "text.too-long", "VatId"),
        ["long street"] = (c => c with { Address = new() { Line1 = new('x', 101) } }, "text.too-long", "Address.Line1"),
        ["country in words"] = (c => c with { Address = new() { Country = "Germany" } }, "address.country-shape", "Address.Country"),
        ["country in digits"] = (c => c with { Address = new() { Country = "49" } }, "address.country-shape", "Address.Country"),
        ["unknown currency"] = (c => c with { Currency = "EURO" }, "currency.unknown", "Currency"),
        ["terms below zero"] = (c => c with { TermsDays = -1 }, "participant.terms-range", "TermsDays"),
        ["terms beyond ten years"] = (c => c with { TermsDays = 3_651 }, "participant.terms-range", "TermsDays"),
        ["e-mail without @"] = (c => c with { Email = "office.example.org" }, "email.shape", "Email"),
        ["IBAN with a wrong digit"] = (c => c with { Iban = "DE88 3704 0044 0532 0130 00" }, "iban.invalid", "Iban"),
        ["endless IBAN"] = (c => c with { Iban = new('1', 5_000) }, "iban.invalid", "Iban"),
        ["long BIC"] = (c => c with { Bic = "COBADEFFXXXX" }, "text.too-long", "Bic"),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory, MemberData(nameof(Names))]
    public void A_problem_has_a_code_names_its_field_and_changes_nothing(string name)
    {
        var (change, code, field) = Cases[name];
        Assert.Equal(field, Refusal.Of(code, () => new AParticipant().Having(change).Build()).Field);

        var participant = new AParticipant().Build();
        var before = Everything.Of(participant);
        Refusal.Of(code, () => participant.Revise(change(participant.Content), Bob, Noon.AddDays(1)));
        Assert.Equal(before, Everything.Of(participant));
    }

    [Fact]
    public void Typed_text_is_cleaned()
    {
        var participant = new AParticipant().Having(c => c with
        {
            Name = "  Müller \t& Söhne\u0000 ", VatId = "de 123 456 789", Iban = "de89 3704 0044 0532 0130 00", Currency = " usd", Bic = "cobadeff",
            Address = new() { Line1 = " Am Markt 1\n", Country = "de" },
        }).Build();

        Assert.Equal(("Müller  & Söhne", "DE123456789", "DE89370400440532013000"), (participant.Name, participant.VatId, participant.Iban));
        Assert.Equal(("USD", "COBADEFF", "Am Markt 1", "DE"), (participant.Currency, participant.Bic, participant.Address.Line1, participant.Address.Country));
        Assert.Equal(Text.SortKey("Müller  & Söhne"), participant.NameSort);
    }

    [Fact]
    public void A_revision_says_field_by_field_what_changed()
    {
        var participant = new AParticipant().Build();
        var changes = participant.Revise(
            participant.Content with { Name = "Muster AG", Address = new() { City = "Bern" }, TermsDays = 14, IsSupplier = false, IsArchived = true }, Bob, Noon.AddDays(1));

        Assert.Equal(
            [
                new("name", "Muster GmbH", "Muster AG"), new("supplier", "True", "False"), new("address.city", null, "Bern"),
                new("termsDays", null, "14"), new AuditChange("archived", "False", "True"),
            ],
            changes);
        Assert.Equal((Bob.UserId, Noon.AddDays(1)), (participant.ModifiedBy, participant.ModifiedAt));
        Assert.Equal((Alice.UserId, Noon), (participant.CreatedBy, participant.CreatedAt));
        Assert.Equal(Text.SortKey("Muster AG"), participant.NameSort);
    }

    [Fact]
    public void Giving_back_the_same_content_changes_nothing()
    {
        var participant = new AParticipant().Build();
        Assert.Empty(participant.Revise(participant.Content with { Name = " Muster GmbH " }, Bob, Noon));
    }

    /// <summary>Every member that can be typed must appear in the history.</summary>
    [Fact]
    public void No_field_escapes_the_history()
    {
        var before = new ParticipantContent { Name = "a" };
        var after = new ParticipantContent
        {
            Name = "b", Number = "b", IsCustomer = true, IsSupplier = true, VatId = "b", TaxNumber = "b", Email = "b@b", Phone = "b", Currency = "EUR", TermsDays = 1, Iban = "b", Bic = "b",
            BankName = "b", IsArchived = true, Address = new() { Line1 = "b", Line2 = "b", PostCode = "b", City = "b", Region = "b", Country = "DE" }, Fields = InvoiceWeb.Tenancy.FieldValues.None.With("b", "\"b\""),
        };
        var typed = typeof(ParticipantContent).GetProperties().Length - 1 + typeof(InvoiceWeb.Tenancy.Address).GetProperties().Length;
        Assert.Equal(typed, ParticipantContent.Changes(before, after).Select(c => c.Field).Distinct().Count());
    }

    [Fact]
    public void A_participant_is_found_by_name_number_and_tax_ids() => Assert.Equal(
        ["muller", "gmbh", "k", "001", "k001", "de123456789", "12", "345", "67890", "1234567890"],
        ParticipantTerm.Of(new AParticipant().Having(c => c with { Name = "Müller GmbH", Number = "K-001", VatId = "DE 123456789", TaxNumber = "12/345/67890" }).Build()).Select(t => t.Term));
}
