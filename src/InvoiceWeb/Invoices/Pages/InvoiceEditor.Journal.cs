using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Participants.Views;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace InvoiceWeb.Invoices.Pages;

/// <summary>
/// Nothing lives only in the circuit: the browser keeps what is typed and sends it over HTTP; here it is put back
/// when the page is opened again, by whatever it was lost.
/// </summary>
public sealed partial class InvoiceEditor
{
    private ElementReference _root;
    private DraftJournal? _restored;
    private List<DraftJournal> _unfinished = [];
    private bool _isWatched;

    private string JournalUrl => JournalUrlOf(Form.Id);

    /// <summary>The browser keeps what is typed under this name. With the person in it: on a shared browser nobody saves what somebody else typed.</summary>
    private string JournalUrlOf(Guid invoiceId) => $"/{Here.Slug}/invoices/{invoiceId:D}/journal#{Here.Actor.UserId:N}";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_goesOn)
        {
            _goesOn = false;
            await Script.InvokeVoidAsync("invoiceweb.focusAfter", Leaving, ParticipantPicker.FieldId);
        }
        if (_state is null || _isWatched) return;
        _isWatched = true;
        await Script.InvokeVoidAsync("invoiceweb.journal.watch", _root, JournalUrl);
        // The address names the new invoice from now on, so that a reload comes back to it.
        if (Id is null && Draft is null) await Script.InvokeVoidAsync("history.replaceState", null, "", Navigation.GetUriWithQueryParameter("draft", Form.Id.ToString("D")));
    }

    private async Task RestoreAsync(Actor actor, InvoiceForm form, CancellationToken stop)
    {
        await Script.InvokeVoidAsync("invoiceweb.journal.deliver", stop, JournalUrlOf(form.Id));
        if (await Edit.ReadJournal.ExecuteAsync(actor, form.Id, stop) is { } journal && TypedForm.Read(journal.Content) is { } typed)
        {
            typed.Restore(form);
            // Typed on an older version: saving will notice, and offer to merge.
            if (journal.BaseVersion is { } version) form.Version = version;
            _restored = journal;
        }
        else if (Id is null) _unfinished = [.. await Edit.ReadJournal.UnfinishedAsync(actor, stop)];
    }

    private string When(DraftJournal journal) => DayText.Of(TimeZoneInfo.ConvertTime(journal.TypedAt, Here.Zone));

    /// <summary>By a full load: the page then watches the typing of that invoice, and of no other.</summary>
    private void GoOn(DraftJournal begun) => Navigation.NavigateTo(Here.Url($"invoices/new?draft={begun.InvoiceId:D}"), forceLoad: true);

    private async Task ForgetAsync(Guid invoiceId)
    {
        await _save.RunAsync((actor, stop) => Edit.ForgetJournal.ExecuteAsync(actor, invoiceId, stop));
        await Script.InvokeVoidAsync("invoiceweb.journal.forget", JournalUrlOf(invoiceId));
        _unfinished.RemoveAll(j => j.InvoiceId == invoiceId);
    }

    /// <summary>Back to what was saved last.</summary>
    private async Task DiscardAsync()
    {
        await ForgetAsync(Form.Id);
        Navigation.NavigateTo(Id is null ? Here.Url("invoices/new") : Navigation.Uri, forceLoad: true);
    }

    private void JournalRows() => _ = InvokeAsync(async () => await Script.InvokeVoidAsync("invoiceweb.journal.touch", JournalUrl));
}
