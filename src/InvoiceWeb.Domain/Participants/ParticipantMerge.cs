using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Participants;

/// <summary>Two people described the same participant at once: both keep what only one of them touched; of the rest the one who is still typing decides.</summary>
public static class ParticipantMerge
{
    /// <param name="origin">What both began from.</param>
    /// <param name="mine">What is typed here.</param>
    /// <param name="theirs">What was saved meanwhile.</param>
    public static ParticipantContent Merge(ParticipantContent origin, ParticipantContent mine, ParticipantContent theirs)
    {
        return new ParticipantContent
        {
            Name = Of(c => c.Name), Number = Of(c => c.Number), IsCustomer = Of(c => c.IsCustomer), IsSupplier = Of(c => c.IsSupplier), VatId = Of(c => c.VatId), TaxNumber = Of(c => c.TaxNumber),
            Address = new()
            {
                Line1 = Of(c => c.Address.Line1), Line2 = Of(c => c.Address.Line2), PostCode = Of(c => c.Address.PostCode), City = Of(c => c.Address.City),
                Region = Of(c => c.Address.Region), Country = Of(c => c.Address.Country),
            },
            Email = Of(c => c.Email), Phone = Of(c => c.Phone), Currency = Of(c => c.Currency), TermsDays = Of(c => c.TermsDays), Iban = Of(c => c.Iban), Bic = Of(c => c.Bic),
            BankName = Of(c => c.BankName), IsArchived = Of(c => c.IsArchived),
            Fields = mine.Fields.Keys.Union(origin.Fields.Keys).Union(theirs.Fields.Keys).Aggregate(FieldValues.None, (merged, key) => merged.With(key, Of(c => c.Fields.Json(key)))),
        };

        // Spaces and an emptied field are no change of their own: both sides are compared as they would be stored.
        T Of<T>(Func<ParticipantContent, T> field) =>
            EqualityComparer<T>.Default.Equals(field(mine.Cleaned()), field(origin.Cleaned())) ? field(theirs) : field(mine);
    }
}
