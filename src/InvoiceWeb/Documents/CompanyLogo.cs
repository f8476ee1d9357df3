using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Files;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Documents;

/// <summary>Reads the picture at the head of a company's documents from the shelf: of a draft the present one, of an issued document the one frozen with it.</summary>
public sealed class CompanyLogo(FileShelf files, ILogger<CompanyLogo> log)
{
    /// <summary>Null where there is none. Without its logo an invoice is still an invoice: a picture that was lost keeps nobody from reading it.</summary>
    internal async Task<DocumentLogo?> ReadAsync(TenantWork work, Guid? fileId, CancellationToken cancellationToken)
    {
        if (fileId is null) return null;
        var file = await work.Db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId, cancellationToken);
        if (file is null || !DocumentLogo.CanBe(file.ContentType)) return null;
        try
        {
            return new DocumentLogo(await files.ReadAsync(file, cancellationToken), file.ContentType);
        }
        catch (InvalidDataException lost)
        {
            log.LogError(lost, "The logo in file {File} cannot be read", fileId);
            return null;
        }
    }
}

/// <summary>A picture that only is pixels: SVG can hold programs and links and is no logo here.</summary>
public sealed record DocumentLogo(byte[] Content, string ContentType)
{
    public static bool CanBe(string contentType) => contentType == FileType.Png.ContentType || contentType == FileType.Jpeg.ContentType;

    /// <summary>The picture inside of the document itself, so that screen and printer fetch nothing.</summary>
    public string Address => CanBe(ContentType) ? $"data:{ContentType};base64,{Convert.ToBase64String(Content)}" : throw new InvalidOperationException($"{ContentType} is no logo.");
}
