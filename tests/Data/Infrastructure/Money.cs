namespace InvoiceWeb.Tests.Data;

/// <summary>Shorthand for credit notes, settlements and reversals, through the real use cases.</summary>
internal static class Money
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <param name="wished">Null for everything that is left.</param>
    public static async Task<Guid> CreditDraftAsync(this TestCompany company, TestDatabase database, Guid invoice, params CreditedQuantity[]? wished)
    {
        var id = Guid.CreateVersion7();
        var quantities = wished is { Length: > 0 } ? wished : (await database.Get<ReadCreditLeft>().ExecuteAsync(company.Auditor, invoice, None)).Everything;
        await database.Get<CreateCreditNote>().ExecuteAsync(company.Clerk, id, invoice, quantities, None);
        return id;
    }

    /// <summary>Like every invoice: submitted by the clerk, approved by the approver.</summary>
    public static async Task<Invoice> CreditAsync(this TestCompany company, TestDatabase database, Guid invoice, params CreditedQuantity[]? wished)
    {
        var id = await company.CreditDraftAsync(database, invoice, wished);
        await company.IssueAsync(database, id);
        return await company.ReadAsync(id);
    }

    public static async Task IssueAsync(this TestCompany company, TestDatabase database, Guid note)
    {
        var draft = await company.ReadAsync(note);
        if (draft is { Direction: InvoiceDirection.Purchase, SupplierNumber: null })
            await database.Get<SaveInvoiceDraft>().ExecuteAsync(
                company.Clerk, note, draft.Direction, draft.Kind, draft.Content with { SupplierNumber = "G-" + note.ToString("N"), IssueDate = company.Today }, draft.RowVersion, None);
        await company.SubmitAsync(note);
        if ((await company.ReadAsync(note)).Status is DocumentStatus.Submitted) await company.ApproveAsync(note);
    }

    /// <param name="seen">The open amount of the invoice that stood on the screen; null for the true one.</param>
    public static async Task SettleAsync(this TestCompany company, TestDatabase database, Guid note, Guid invoice, decimal amount, decimal? seen = null, Actor? by = null) =>
        await database.Get<SettleCreditNote>().ExecuteAsync(
            by ?? company.Payer, note, [new(invoice, amount, seen ?? (await company.ReadAsync(invoice)).OpenAmount)], (await company.ReadAsync(note)).OpenAmount, None);

    public static Task UndoAsync(this TestCompany company, TestDatabase database, Guid note, Guid invoice, string? reason = "Wrong invoice") =>
        database.Get<UndoSettlement>().ExecuteAsync(company.Payer, note, invoice, reason, None);

    public static async Task UseCreditAsync(this TestCompany company, TestDatabase database, Guid invoice, decimal amount, decimal? seen = null, Actor? by = null) =>
        await database.Get<UseCredit>().ExecuteAsync(by ?? company.Payer, invoice, amount, seen ?? (await company.ReadAsync(invoice)).OpenAmount, None);

    public static Task<Guid> ReverseAsync(this TestCompany company, TestDatabase database, Guid payment, string? reason = "Came back", Actor? by = null) =>
        database.Get<ReversePayment>().ExecuteAsync(by ?? company.Payer, payment, reason, None);

    public static Task<decimal> CreditOfAsync(this TestCompany company, Guid participant, PaymentDirection direction = PaymentDirection.In) =>
        company.AskAsync(db => db.PaymentCredits.Where(c => c.ParticipantId == participant && c.Direction == direction).SumAsync(c => c.Remaining));

    public static async Task<(PaymentStatus Status, decimal Open)> StateAsync(this TestCompany company, Guid id)
    {
        var invoice = await company.ReadAsync(id);
        return (invoice.PaymentStatus, invoice.OpenAmount);
    }

    public static async Task<IReadOnlyList<string>> HistoryAsync(this TestCompany company, TestDatabase database, Guid subject)
    {
        var events = await database.Get<ReadHistory>().ExecuteAsync(company.Auditor, subject, None);
        return [.. events.Select(e => e.Action)];
    }
}
