using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.PageObjects;

/// <summary>The files of an invoice, wherever the panel stands.</summary>
public sealed class AttachmentsPanel(IPage page)
{
    private ILocator Panel => page.GetByRole(AriaRole.Region, new() { Name = "Attachments", Exact = true });

    public ILocator Add => Panel.GetByLabel("Add files");

    public ILocator Links => Panel.GetByRole(AriaRole.Link);

    public ILocator Link(string name) => Panel.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Result(string name) => Panel.GetByRole(AriaRole.Listitem).Filter(new() { HasText = name });

    /// <summary>What is said about a file that was not taken.</summary>
    public ILocator Refusal(string name) => Result(name).Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }) });

    /// <summary>The page's script has come: files are sent as soon as they are chosen.</summary>
    public Task ScriptedAsync() => page.Locator(".attachments.scripted").WaitForAsync();

    public async Task ChooseAsync(params (string Name, byte[] Content)[] files)
    {
        await page.Locator(".attachments.scripted, .attachments form").First.WaitForAsync();
        await Add.SetInputFilesAsync(files.Select(f => Payload(f.Name, f.Content)));
    }

    /// <summary>Drags files from the desktop onto the panel.</summary>
    public async Task DropAsync(params (string Name, byte[] Content)[] files)
    {
        var carried = await page.EvaluateHandleAsync("""
            files => {
              const carried = new DataTransfer();
              for (const file of files) carried.items.add(new File([Uint8Array.from(atob(file.content), c => c.charCodeAt(0))], file.name));
              return carried;
            }
            """, files.Select(f => new { name = f.Name, content = Convert.ToBase64String(f.Content) }).ToArray());
        await Panel.DispatchEventAsync("dragover", new { dataTransfer = carried });
        await Panel.DispatchEventAsync("drop", new { dataTransfer = carried });
    }

    public static FilePayload Payload(string name, byte[] content) => new() { Name = name, MimeType = "application/octet-stream", Buffer = content };
}
