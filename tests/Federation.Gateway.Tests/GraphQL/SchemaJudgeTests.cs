using System.Net.Http.Json;
using System.Text.Json;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>The schema as the tools of its clients see it.</summary>
public sealed class SchemaJudgeTests
{
    /// <summary>The schema of the last release, which the release puts there; there is none before the first.</summary>
    private static readonly string Released = Path.Combine(Judges.Folder, "schema.released.graphql");

    [Fact]
    public async Task Linter_OnTheSchema_FindsNothing() => Assert.Empty(await Judges.AskAsync("lint.mjs", Judges.Schema));

    [Theory]
    [InlineData("  hasNextPage: Boolean!", "  more: Boolean!", "relay-page-info-spec")]
    [InlineData("  edges: [CentreEdge!]!", "  hits: [CentreEdge!]!", "relay-connection-types-spec")]
    public async Task Linter_OnASchemaThatRelayCannotPage_SaysSo(string line, string spoilt, string rule) =>
        Assert.Contains(await Judges.AskAsync("lint.mjs", await ChangedAsync(line, spoilt)), found => found.StartsWith(rule, StringComparison.Ordinal));

    [Fact]
    public async Task RelayCompiler_OnAPagedListAndARefetchedNode_CompilesThemToDocumentsThatCanBeTrusted()
    {
        string generated = Path.Combine(Judges.Folder, "relay", "generated");
        if (Directory.Exists(generated)) Directory.Delete(generated, recursive: true); // what it has made before it persists no more
        Directory.CreateDirectory(generated);
        string persisted = Path.Combine(Judges.Folder, "relay", "persisted.json");
        await File.WriteAllTextAsync(persisted, "{}", TestContext.Current.CancellationToken); // the compiler adds to a file and makes none

        await Judges.RunAsync("relay-compiler", "relay.config.json");

        Assert.Equal(
            ["CentreCardNodeQuery", "CentreCardRefetchQuery", "CentreCard_centre", "CentreListPaginationQuery", "CentreListQuery", "CentreList_directory"],
            Directory.GetFiles(generated).Select(file => Path.GetFileName(file).Split('.')[0]).Order(StringComparer.Ordinal));
        await using var host = await GatewayHost.StartAsync(options => (options.TrustedDocuments, options.TrustedDocumentsOnly) = (persisted, true));
        var documents = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(persisted, TestContext.Current.CancellationToken)) ?? [];
        string list = documents.Single(document => document.Value.StartsWith("query CentreListQuery", StringComparison.Ordinal)).Key;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { documentId = list }) };
        Assert.Equal(4, documents.Count);
        Assert.Equal(0, (await host.SendAsync(request)).Data.GetProperty("centres").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task TypeScript_GeneratedFromTheSchemaAndAQuery_Compiles()
    {
        await Judges.RunAsync("graphql-codegen", "--config", "codegen.json");
        await Judges.RunAsync("tsc", "--project", "tsconfig.json");

        Assert.Contains("export type CentresNearQuery =", await File.ReadAllTextAsync(Path.Combine(Judges.Folder, "operations", "operations.ts"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_AgainstThatOfTheLastRelease_BreaksNoClient()
    {
        if (File.Exists(Released)) Assert.Empty(await Judges.AskAsync("compare.mjs", Released, Judges.Schema));
    }

    [Theory]
    [InlineData("  hasNextPage: Boolean!", "  more: Boolean!", true)]
    [InlineData("  hasNextPage: Boolean!", "  hasNextPage: Boolean", true)]
    [InlineData("    first: Int", "    first: Int!", true)]
    [InlineData("union MatchResult = MatchDecided | Refused", "union MatchResult = MatchDecided", true)]
    [InlineData("union MatchResult = MatchDecided | Refused", "union MatchResult = MatchDecided | NotFound | Refused", false)]
    [InlineData("  hasNextPage: Boolean!", "  hasNextPage: Boolean!\n  more: Boolean", false)]
    [InlineData("  hasNextPage: Boolean!", "  hasNextPage: Boolean! @deprecated(reason: \"Ask for more.\")", false)]
    public async Task Comparison_OfAChangedSchema_FindsWhatBreaksClientsAndNothingElse(string line, string changed, bool breaks) =>
        Assert.Equal(breaks, (await Judges.AskAsync("compare.mjs", Judges.Schema, await ChangedAsync(line, changed))).Length > 0);

    /// <summary>The schema with one kind of line changed, in a file of its own.</summary>
    private static async Task<string> ChangedAsync(string line, string changed)
    {
        string schema = await File.ReadAllTextAsync(Judges.Schema, TestContext.Current.CancellationToken);
        Assert.Contains($"\n{line}", schema, StringComparison.Ordinal);
        string file = Path.Combine(Judges.Folder, $"{Guid.NewGuid():N}.graphql");
        await File.WriteAllTextAsync(file, schema.Replace($"\n{line}", $"\n{changed}", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        return file;
    }
}
