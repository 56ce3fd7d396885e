using System.Text;
using System.Text.Json;
using Federation.Adapters.Mapping.Probing;
using Federation.Contracts.Testing;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Tests.Probing;

/// <summary>Probes of sources in memory.</summary>
internal static class Probes
{
    public static Task<JsonElement> OfTextAsync(string text) => OfBytesAsync(Encoding.UTF8.GetBytes(text));

    public static Task<JsonElement> OfBytesAsync(byte[] bytes) => OfAsync(AdapterBench.OfSources("listing", _ => bytes));

    public static async Task<JsonElement> OfAsync(AdapterContext context)
    {
        await foreach (var page in new ProbeAdapter().FetchAsync(new FetchRequest(), context, TestContext.Current.CancellationToken))
        {
            var record = Assert.Single(page.Records);
            Assert.True(record.Raw.Length <= 1 << 20);
            using var document = JsonDocument.Parse(record.Raw);
            return document.RootElement.Clone();
        }

        throw new InvalidOperationException("A probe yields one page.");
    }

    /// <summary>The draft, which always is a mapping.</summary>
    public static string Yaml(this JsonElement finding) => finding.GetProperty("mapping").GetString()!;

    public static MappingFile Mapping(this JsonElement finding)
    {
        var reading = MappingFile.Read(Encoding.UTF8.GetBytes(finding.Yaml()));
        Assert.True(reading.Mapping is not null, string.Join('\n', reading.Problems.Select(problem => $"{problem.Line}:{problem.Column} {problem.Issue.Message}")) + "\n" + finding.Yaml());
        return reading.Mapping;
    }

    public static IReadOnlyList<string> Unsure(this JsonElement finding) => [.. finding.GetProperty("unsure").EnumerateArray().Select(text => text.GetString()!)];
}
