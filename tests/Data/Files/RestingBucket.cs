using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Tests.Data;

/// <summary>
/// A bucket of this process that answers as Amazon's does where objects rest in an archive class: the bodies and headers are those of its
/// documentation.
/// </summary>
internal sealed class RestingBucket : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ordered = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public RestingBucket()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }
    public S3Options Options => new() { Bucket = "books", Endpoint = Address, AccessKey = "a", SecretKey = "b", PathStyle = true };

    /// <summary>Which keys rest, and in which class.</summary>
    public Func<string, string?> ClassOf { get; set; } = _ => null;

    /// <summary>All that was ordered has been restored.</summary>
    public bool IsRestored { get; set; }

    /// <summary>Whether an object says of itself that its restore is under way; if not, only the second order is told so.</summary>
    public bool TellsOfRestores { get; set; } = true;

    /// <summary>Bodies of the orders that were taken, by key.</summary>
    public List<(string Key, string Body)> Orders { get; } = [];

    /// <summary>Orders that came while one was under way.</summary>
    public int OrdersRefused { get; private set; }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception over) when (over is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var key = Uri.UnescapeDataString(context.Request.Url!.AbsolutePath)["/books".Length..].TrimStart('/');
        lock (_lock)
        {
            var (status, content) = Answer(context, key, body.ToArray());
            context.Response.StatusCode = status;
            if (context.Request.HttpMethod == "HEAD") context.Response.ContentLength64 = content.Length;
            else context.Response.OutputStream.Write(content);
        }
        context.Response.Close();
    }

    private (int, byte[]) Answer(HttpListenerContext context, string key, byte[] body)
    {
        var request = context.Request;
        if (request.HttpMethod == "PUT") return (200, (_objects[key] = body)[..0]);
        if (key.Length == 0) return (200, List(request.QueryString["prefix"] ?? ""));
        if (!_objects.TryGetValue(key, out var content)) return (404, request.HttpMethod == "HEAD" ? [] : Error("NoSuchKey", "The specified key does not exist."));
        var resting = ClassOf(key);
        if (request.HttpMethod == "POST") return Order(key, Encoding.UTF8.GetString(body));
        if (resting is not null)
        {
            context.Response.Headers["x-amz-storage-class"] = resting;
            if (IsRestored && _ordered.Contains(key)) context.Response.Headers["x-amz-restore"] = "ongoing-request=\"false\", expiry-date=\"Fri, 21 Dec 2040 00:00:00 GMT\"";
            else if (TellsOfRestores && _ordered.Contains(key)) context.Response.Headers["x-amz-restore"] = "ongoing-request=\"true\"";
            if (resting is "INTELLIGENT_TIERING") context.Response.Headers["x-amz-archive-status"] = "DEEP_ARCHIVE_ACCESS";
        }
        if (request.HttpMethod == "HEAD") return (200, content);
        if (resting is not null && !(IsRestored && _ordered.Contains(key)))
            return (403, Error("InvalidObjectState", "The operation is not valid for the object's storage class", $"<StorageClass>{resting}</StorageClass>"));
        if (request.Headers["Range"] is not { } range) return (200, content);
        var ends = range["bytes=".Length..].Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        context.Response.Headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes {ends[0]}-{ends[1]}/{content.Length}");
        return (206, content[ends[0]..Math.Min(ends[1] + 1, content.Length)]);
    }

    private (int, byte[]) Order(string key, string body)
    {
        if (!_ordered.Add(key))
        {
            OrdersRefused++;
            return (409, Error("RestoreAlreadyInProgress", "Object restore is already in progress"));
        }
        Orders.Add((key, body));
        return (202, []);
    }

    private byte[] List(string prefix)
    {
        var keys = _objects.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var found = string.Concat(keys.Select(k => $"<Contents><Key>{k}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>&quot;x&quot;</ETag><Size>{_objects[k].Length}</Size><StorageClass>{ClassOf(k) ?? "STANDARD"}</StorageClass></Contents>"));
        return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>books</Name><Prefix>{prefix}</Prefix><KeyCount>{keys.Count}</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>{found}</ListBucketResult>");
    }

    private static byte[] Error(string code, string message, string more = "") =>
        Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{message}</Message>{more}<RequestId>9FEFFF118E15B86F</RequestId><HostId>WVQ5kzhiT+oiUfDCOiOYv8W4Tk9eNcxWi/MK+hTS/av34Xy4rBU3zsavf0aaaaaa</HostId></Error>");
}
