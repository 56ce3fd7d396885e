using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Exports;

/// <summary>Reads a host's exports as programs of others do.</summary>
internal static class ExportReader
{
    public static Uri Address(string format, object? filter = null, string? language = null) => new(
        $"/export/centres.{format}?" + (filter is null ? "" : $"filter={Uri.EscapeDataString(filter as string ?? JsonSerializer.Serialize(filter))}&") + (language is null ? "" : $"language={language}"), UriKind.Relative);

    public static async Task<byte[]> BytesAsync(GatewayHost host, string format, object? filter = null, string? language = null)
    {
        using var response = await host.Http.GetAsync(Address(format, filter, language), TestContext.Current.CancellationToken);
        byte[] body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, Encoding.UTF8.GetString(body));
        Assert.Equal($"centres.{format}", response.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        Assert.Equal("utf-8", response.Content.Headers.ContentType?.CharSet);
        return body;
    }

    /// <summary>Each row by its column names.</summary>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> CsvAsync(GatewayHost host, object? filter = null, string? language = null)
    {
        byte[] bytes = await BytesAsync(host, "csv", filter, language);
        Assert.Equal(Encoding.UTF8.Preamble, bytes.AsSpan(0, 3));
        using var csv = new CsvReader(new StreamReader(new MemoryStream(bytes), Encoding.UTF8), CultureInfo.InvariantCulture);
        var rows = new List<IReadOnlyDictionary<string, string>>();
        Assert.True(await csv.ReadAsync() && csv.ReadHeader());
        while (await csv.ReadAsync())
        {
            Assert.Equal(csv.HeaderRecord!.Length, csv.Parser.Count); // it was just read
            rows.Add(csv.HeaderRecord.ToDictionary(column => column, column => csv.GetField(column) ?? "", StringComparer.Ordinal));
        }

        return rows;
    }

    public static async Task<JsonElement> GeoJsonAsync(GatewayHost host, object? filter = null, string? language = null) => JsonSerializer.Deserialize<JsonElement>(await BytesAsync(host, "geojson", filter, language));

    public static async Task<IReadOnlyList<JsonElement>> LinesAsync(GatewayHost host, object? filter = null, string? language = null)
    {
        string text = Encoding.UTF8.GetString(await BytesAsync(host, "jsonl", filter, language));
        Assert.True(text.Length == 0 || text.EndsWith('\n'));
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }

    public static string Text(this JsonElement element, string member) => element.GetProperty(member).GetString()!; // a test that meets null fails by it
}
