using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Attachments;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace InvoiceWeb.Files.Views;

/// <summary>
/// Reads and removes by itself; adding goes by HTTP (<see cref="AttachmentEndpoints"/>), driven by js/uploads.js, and does not need the circuit.
/// </summary>
public sealed partial class AttachmentPanel : IAsyncDisposable
{
    private static readonly string Accepted = string.Join(',', FileType.All.SelectMany(t => t.Extensions.Prepend(t.ContentType)));

    private IReadOnlyList<AttachmentRow>? _rows;
    private (Guid Invoice, int Version)? _loaded;
    private ElementReference _panel;
    private IJSObjectReference? _script;
    private IJSObjectReference? _watching;
    private DotNetObjectReference<AttachmentPanel>? _self;
    private Attempt _act = null!;

    [Parameter, EditorRequired] public Guid InvoiceId { get; set; }
    [Parameter, EditorRequired] public DocumentStatus Status { get; set; }

    /// <summary>The invoice's row version; another one makes the panel read again.</summary>
    [Parameter] public int Version { get; set; }

    /// <summary>Whether the invoice is in the archive and takes nothing more.</summary>
    [Parameter] public bool IsArchived { get; set; }

    /// <summary>
    /// A file came or went, which changes the invoice's row version. Who has <see cref="AttachmentsChanged.SeenVersion"/> on the screen goes on with
    /// <see cref="AttachmentsChanged.NewVersion"/>; who has another one was overtaken by somebody else before.
    /// </summary>
    [Parameter] public EventCallback<AttachmentsChanged> Changed { get; set; }

    [Inject] public required ReadAttachments ReadAttachments { get; init; }
    [Inject] public required RemoveAttachment RemoveAttachment { get; init; }
    [Inject] public required IJSRuntime Scripts { get; init; }

    private bool MayAdd => !IsArchived && Here.Actor.May(Permission.EditInvoices);

    private bool MayRemove => !IsArchived && Status is DocumentStatus.Draft && Here.Actor.May(Permission.EditInvoices);

    private string Url(AttachmentRow row) => Here.Url($"invoices/{InvoiceId}/files/{row.Id}");

    protected override void OnInitialized() => _act = NewAttempt();

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (InvoiceId, Version)) return;
        _loaded = (InvoiceId, Version);
        await ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        _script = await Scripts.InvokeAsync<IJSObjectReference>("import", Leaving, "./" + Assets["js/uploads.js"]);
        _watching = await _script.InvokeAsync<IJSObjectReference>("watch", Leaving, _panel, _self);
    }

    /// <summary>Called by the script when a file has been attached.</summary>
    [JSInvokable]
    public async Task AttachedAsync(int seenVersion, int newVersion)
    {
        await ReadAsync();
        await Changed.InvokeAsync(new(seenVersion, newVersion));
        StateHasChanged();
    }

    private async Task ReadAsync() => await _act.RunAsync(async (actor, stop) => _rows = await ReadAttachments.ExecuteAsync(actor, InvoiceId, stop));

    private async Task RemoveAsync(AttachmentRow row)
    {
        AttachedFile? removed = null;
        if (!await _act.RunAsync(async (actor, stop) => removed = await RemoveAttachment.ExecuteAsync(actor, InvoiceId, row.Id, stop))) return;
        await ReadAsync();
        await Changed.InvokeAsync(new(removed!.SeenVersion, removed.NewVersion));
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        _self?.Dispose();
        try
        {
            if (_watching is not null) await _watching.InvokeVoidAsync("stop");
            if (_watching is not null) await _watching.DisposeAsync();
            if (_script is not null) await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the script with it.
        }
    }
}

/// <summary>The invoice's row version before and after a file came or went.</summary>
public sealed record AttachmentsChanged(int SeenVersion, int NewVersion);
