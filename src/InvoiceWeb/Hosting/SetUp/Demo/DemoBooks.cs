using InvoiceWeb.Invoices;
using InvoiceWeb.Payments;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Hosting.SetUp.Demo;

/// <summary>The steps that the people of a demo company take, each at its moment and in the order of time.</summary>
internal sealed class DemoBooks(DemoCases cases, DateTimeOffset now, CancellationToken cancellationToken)
{
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset, int)> _agenda = new();
    private int _count;

    public DemoCases Cases => cases;
    public DateTimeOffset Now => now;

    /// <summary>What lies in the future does not happen: such invoices are simply open.</summary>
    public void At(DateTimeOffset moment, Func<Task> act)
    {
        if (moment < now) _agenda.Enqueue(async () => { cases.Clock.MoveTo(moment); await act(); }, (moment, _count++));
    }

    public async Task PlayAsync()
    {
        while (_agenda.TryDequeue(out var act, out _)) await act();
    }

    public async Task<int> DraftAsync(Actor clerk, Guid id, InvoiceDirection direction, InvoiceContent content) =>
        await cases.SaveDraft.ExecuteAsync(clerk, id, direction, InvoiceKind.Invoice, content, null, cancellationToken);

    /// <summary>Submitting saves the invoice once.</summary>
    public async Task<int> SubmitAsync(Actor clerk, Guid id, int version)
    {
        await cases.Submit.ExecuteAsync(clerk, id, version, cancellationToken);
        return version + 1;
    }

    public Task ApproveAsync(Actor approver, Guid id, int version) => cases.Approve.ExecuteAsync(approver, id, version, null, cancellationToken);

    public Task RejectAsync(Actor approver, Guid id, int version, string reason) => cases.Reject.ExecuteAsync(approver, id, version, reason, cancellationToken);

    public Task VoidAsync(Actor approver, Guid id, string reason) => cases.Void.ExecuteAsync(approver, id, reason, cancellationToken);

    public async Task AttachAsync(Actor clerk, Guid id, string name, byte[] pdf)
    {
        using var content = new MemoryStream(pdf);
        await cases.Attach.ExecuteAsync(clerk, id, name, content, cancellationToken);
    }

    /// <param name="amountOf">Made of what is open; more than that stays as the participant's credit.</param>
    public async Task<Guid> PayAsync(Actor payer, Guid id, Func<decimal, decimal> amountOf, string currency, DateOnly day, string? reference)
    {
        var (open, payment) = ((await ReadAsync(payer, id)).OpenAmount, Guid.CreateVersion7(cases.Clock.Now));
        if (open <= 0) return payment;
        var amount = amountOf(open);
        await cases.Pay.ExecuteAsync(
            payer, payment, new() { Amount = amount, Currency = currency, PaidOn = day, Reference = reference },
            [new(id, Math.Min(amount, open), open)], cancellationToken);
        return payment;
    }

    public Task ReverseAsync(Actor payer, Guid payment, string reason) => cases.Reverse.ExecuteAsync(payer, payment, reason, cancellationToken);

    /// <summary>Credits the first line of an issued invoice and has the credit note approved.</summary>
    public async Task<Guid> CreditAsync(Actor clerk, Actor approver, Guid id)
    {
        var (line, note) = ((await ReadAsync(clerk, id)).Lines[0], Guid.CreateVersion7(cases.Clock.Now));
        await cases.Credit.ExecuteAsync(clerk, note, id, [new CreditedQuantity(line.Id, line.Quantity)], cancellationToken);
        await SubmitAsync(clerk, note, (await ReadAsync(clerk, note)).RowVersion);
        await ApproveAsync(approver, note, (await ReadAsync(clerk, note)).RowVersion);
        return note;
    }

    public async Task SettleAsync(Actor payer, Guid note, Guid id)
    {
        var (left, open) = ((await ReadAsync(payer, note)).OpenAmount, (await ReadAsync(payer, id)).OpenAmount);
        if (left > 0 && open > 0)
            await cases.Settle.ExecuteAsync(payer, note, [new WishedAllocation(id, Math.Min(left, open), open)], left, cancellationToken);
    }

    private async Task<Invoice> ReadAsync(Actor actor, Guid id)
    {
        await using var work = await cases.Tenants.BeginAsync(actor, cancellationToken);
        return await work.Db.Invoices.AsNoTracking().Include(i => i.Lines).SingleAsync(i => i.Id == id, cancellationToken);
    }
}
