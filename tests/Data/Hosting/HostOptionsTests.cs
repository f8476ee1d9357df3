using InvoiceWeb.Hosting;
using Microsoft.Extensions.Configuration;

namespace InvoiceWeb.Tests.Data;

/// <summary>A start with a value that cannot be meant ends with one sentence that names the key.</summary>
public sealed class HostOptionsTests
{
    private const string Owner = "Host=db;Database=books;Username=owner;Password=secret";

    [Fact]
    public void Without_any_value_the_app_starts_as_on_a_laptop()
    {
        var options = Read();
        Assert.Equal((null, true, null, 64), (options.Port, options.Demo, options.OwnerConnection, options.ShardCount));
    }

    [Fact]
    public void Every_value_is_read()
    {
        var options = Read(("Port", "6000"), ("Demo", "false"), ("DataFolder", "/tmp/somewhere"), ("ConnectionStrings:Owner", Owner), ("Citus:ShardCount", "32"));
        Assert.Equal((6000, false, "/tmp/somewhere", Owner, 32), (options.Port, options.Demo, options.DataFolder, options.OwnerConnection, options.ShardCount));
    }

    [Theory]
    [InlineData("Port", "http", "Port is “http”; it must be a whole number from 1 to 65535.")]
    [InlineData("Port", "70000", "Port is “70000”; it must be a whole number from 1 to 65535.")]
    [InlineData("Demo", "no", "Demo is “no”; it must be true or false.")]
    [InlineData("Citus:ShardCount", "0", "Citus:ShardCount is “0”; it must be a whole number from 1 to 4096.")]
    [InlineData("DataFolder", "/etc/passwd", "DataFolder is /etc/passwd, which is a file.")]
    [InlineData("Chromium:Path", "/no/such/browser", "Chromium:Path is /no/such/browser, but there is no such file.")]
    [InlineData("ConnectionStrings:Owner", "Database=books;Username=owner", "ConnectionStrings:Owner names no Host.")]
    [InlineData("ConnectionStrings:Owner", "Host=db;Database=books", "ConnectionStrings:Owner names no Username.")]
    [InlineData("ConnectionStrings:App", Owner, "ConnectionStrings:App is set, but ConnectionStrings:Owner is not. Set both, or neither for a database of the app's own.")]
    [InlineData("Archive:CacheMegabytes", "8", "Archive:CacheMegabytes is “8”; it must be a whole number from 16 to 1048576.")]
    [InlineData("Objects:Endpoint", "https://s3.example.com", "Objects:Endpoint is set, but Objects:Bucket is not. Name the bucket, or set neither for a folder of the app's own.")]
    [InlineData("Archive:StorageClass", "GLACIER_IR", "Archive:StorageClass is set, but Objects:Bucket is not. Name the bucket, or set neither for a folder of the app's own.")]
    public void A_value_that_cannot_be_meant_is_named(string key, string value, string message) =>
        Assert.Equal(message, Assert.Throws<CannotStartException>(() => Read((key, value))).Message);

    [Theory]
    [InlineData("Objects:Endpoint", "s3.example.com", "Objects:Endpoint is “s3.example.com”; it must be an address such as https://s3.example.com.")]
    [InlineData("Objects:AccessKey", "abc", "Objects:AccessKey and Objects:SecretKey belong together; only one of them is set.")]
    [InlineData("Objects:PathStyle", "maybe", "Objects:PathStyle is “maybe”; it must be true or false.")]
    [InlineData("Objects:Prefix", "../books", "Objects:Prefix is “../books”; it must be letters, digits, and - _ . / between them.")]
    [InlineData("Archive:BatchSize", "0", "Archive:BatchSize is “0”; it must be a whole number from 1 to 5000.")]
    [InlineData("Archive:SegmentSize", "100001", "Archive:SegmentSize is “100001”; it must be a whole number from 1 to 100000.")]
    [InlineData("Archive:StorageClass", "FROZEN", "Archive:StorageClass is “FROZEN”; it must be one of STANDARD, STANDARD_IA, ONEZONE_IA, INTELLIGENT_TIERING, GLACIER_IR.")]
    [InlineData("Archive:StorageClass", "DEEP_ARCHIVE", "Archive:StorageClass is DEEP_ARCHIVE, from which nothing can be read back at once, and a year is archived only after it has been read back. Write GLACIER_IR or STANDARD_IA, and let a lifecycle rule of the bucket move objects to DEEP_ARCHIVE after a week.")]
    public void A_value_of_the_object_store_that_cannot_be_meant_is_named(string key, string value, string message) =>
        Assert.Equal(message, Assert.Throws<CannotStartException>(() => Read(("Objects:Bucket", "books"), (key, value))).Message);

    [Fact]
    public void An_object_store_is_read()
    {
        var objects = Read(
            ("Objects:Bucket", "books"), ("Objects:Endpoint", "http://127.0.0.1:9000"), ("Objects:Region", "eu-central-1"), ("Objects:Prefix", "invoiceweb"),
            ("Objects:AccessKey", "key"), ("Objects:SecretKey", "secret"), ("Archive:StorageClass", "GLACIER_IR")).Objects!;
        Assert.Equal(("books", "http://127.0.0.1:9000/", "eu-central-1", "invoiceweb/"), (objects.Bucket, objects.Endpoint!.ToString(), objects.Region, objects.Prefix));
        Assert.Equal(("key", "secret", "GLACIER_IR", true), (objects.AccessKey, objects.SecretKey, objects.ArchiveClass, objects.PathStyle));
    }

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_named_without_its_password()
    {
        var message = Assert.Throws<CannotStartException>(() => Read(("ConnectionStrings:Owner", "Hots=db;Password=secret"))).Message;
        Assert.StartsWith("ConnectionStrings:Owner cannot be read: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Roles_that_are_one_are_refused() => Assert.Equal(
        "ConnectionStrings:Owner and ConnectionStrings:App name the same role owner. Each needs a role of its own: it is what keeps tenants apart.",
        Assert.Throws<CannotStartException>(() => Read(("ConnectionStrings:Owner", Owner), ("ConnectionStrings:App", Owner))).Message);

    private static HostOptions Read(params (string Key, string Value)[] values) =>
        HostOptions.From(new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))).Build());
}
