using InvoiceWeb.Approvals;
using InvoiceWeb.Approvals.Pages;
using InvoiceWeb.Audit;
using InvoiceWeb.Documents;
using InvoiceWeb.Invoices.Numbering;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Payments;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Invoices.Pages;

public sealed partial class InvoicePage
{
    private Invoice? _invoice;
    private InvoiceDocument? _document;
    private IReadOnlyList<ApprovalStep> _steps = [];
    private IReadOnlyList<PaymentRow> _payments = [];
    private IReadOnlyList<AuditEvent>? _history;
    private FieldRegistry _fields = FieldRegistry.None;
    private DecisionOptions? _options;
    private IReadOnlyList<SeriesRow> _series = [];
    private InvoiceQuestion? _asked;
    private Guid _paymentId;
    private Attempt _act = null!;

    [Parameter] public Guid Id { get; set; }
    [Inject] public required InvoiceReading Read { get; init; }
    [Inject] public required InvoiceDeciding Decide { get; init; }
    [Inject] public required WaitingSignal Waiting { get; init; }

    private string Name => InvoiceTitle.Of(T, _invoice!);

    protected override void OnInitialized() => _act = NewAttempt();

    protected override Task OnParametersSetAsync()
    {
        // What another address showed is not what this one is about, and this one may be about the archive.
        if (_invoice is { } shown && shown.Id != Id) _invoice = null;
        return Loading.RunNextAsync(LoadAsync);
    }

    private async Task LoadAsync(Actor actor, CancellationToken stop)
    {
        (var invoice, _document) = await Read.Document.WithInvoiceAsync(actor, Id, stop);
        _steps = await Read.Approvals.ExecuteAsync(actor, Id, stop);
        _payments = await Read.Payments.ExecuteAsync(actor, Id, stop);
        _options = invoice.Status is DocumentStatus.Submitted ? await Read.Options.ExecuteAsync(actor, Id, stop) : null;
        _series = invoice.Status is DocumentStatus.Draft ? await Read.Series.ExecuteAsync(actor, stop) : [];
        _history = await Read.History.ExecuteAsync(actor, Id, stop);
        _fields = await Read.Fields.ExecuteAsync(actor, stop);
        _invoice = invoice;
    }

    private Task SubmitAsync() => ActAsync((actor, stop) => Decide.Submit.ExecuteAsync(actor, Id, _invoice!.RowVersion, stop));

    private Task ApproveAsync() => ActAsync((actor, stop) => Decide.Approve.ExecuteAsync(actor, Id, _invoice!.RowVersion, issueDate: null, stop));

    private Task ApproveOnAsync(DateOnly day) => ActAsync((actor, stop) => Decide.Approve.ExecuteAsync(actor, Id, _invoice!.RowVersion, day, stop));

    private Task ChooseSeriesAsync(Guid? series) => ActAsync((actor, stop) => Decide.Save.ExecuteAsync(
        actor, Id, _invoice!.Direction, _invoice.Kind, _invoice.Content with { SeriesId = series }, _invoice.RowVersion, stop));

    private Task RejectAsync(string reason) => ActAsync((actor, stop) => Decide.Reject.ExecuteAsync(actor, Id, _invoice!.RowVersion, reason, stop));

    private Task BreakGlassAsync(string reason) => ActAsync((actor, stop) => Decide.BreakGlass.ExecuteAsync(actor, Id, _invoice!.RowVersion, reason, stop));

    private Task VoidAsync(string reason) => ActAsync((actor, stop) => Decide.Void.ExecuteAsync(actor, Id, reason, stop));

    private async Task CopyAsync()
    {
        var copy = Guid.CreateVersion7();
        if (await _act.RunAsync((actor, stop) => Decide.Copy.ExecuteAsync(actor, Id, copy, stop))) Navigation.NavigateTo(Here.Url($"invoices/{copy}/edit"));
    }

    private async Task DeleteAsync()
    {
        if (await _act.RunAsync((actor, stop) => Decide.Delete.ExecuteAsync(actor, Id, _invoice!.RowVersion, stop))) Navigation.NavigateTo(Here.Url("invoices"));
    }

    private Task PayAsync(PaymentContent payment) => ActAsync((actor, stop) =>
        Decide.Pay.ExecuteAsync(actor, _paymentId, payment, [new(Id, Math.Min(payment.Amount, _invoice!.OpenAmount), _invoice.OpenAmount)], stop));

    /// <summary>After an action the page shows the new state; after a conflict too, so that the next try starts from what is true.</summary>
    private async Task ActAsync(Func<Actor, CancellationToken, Task> action)
    {
        var done = await _act.RunAsync(action);
        if (done) _asked = null;
        if (done || _act.Refusal?.Code is "record.changed-meanwhile" or "payment.open-amount-changed") await Loading.RunNextAsync(LoadAsync);
        if (done) await Waiting.RaiseAsync();
    }

    private void Ask(InvoiceQuestion question)
    {
        _act.Clear();
        // One id for each opened dialog: pressing twice records one payment.
        if (question is InvoiceQuestion.Payment) _paymentId = Guid.CreateVersion7();
        _asked = question;
    }

    private void CloseQuestion()
    {
        _act.Clear();
        _asked = null;
    }
}

/// <summary>What must be asked before an action.</summary>
public enum InvoiceQuestion { Reject, Void, BreakGlass, Payment, Delete, ApproveOn }
