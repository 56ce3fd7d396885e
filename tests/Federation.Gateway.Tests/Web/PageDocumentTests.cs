using System.Text.RegularExpressions;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Web;

/// <summary>What the scripts of our pages ask, which no compiler reads.</summary>
public sealed partial class PageDocumentTests
{
    [Fact]
    public async Task EveryDocument_OfAScript_FitsTheSchema()
    {
        await using var host = await GatewayHost.StartAsync();
        var documents = Scripts().SelectMany(script => Document().Matches(script).Select(match => match.Groups[1].Value)).ToList();

        Assert.Equal(["Code", "Credential", "Kit", "Look", "Open", "Pass", "Pass", "RequestCode", "Tell"], documents.Select(document => document.Split(' ')[1].Split('(')[0]).Order(StringComparer.Ordinal));
        // Without its variables a document that is sound comes as far as these.
        foreach (string document in documents) Assert.Equal((document, "BAD_INPUT"), (document, (await host.AskAsync(document, token: host.Token)).Code));
    }

    private static IEnumerable<string> Scripts()
    {
        var assembly = typeof(DirectorySchema).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => Ours().IsMatch(name)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!); // its name came from there
            yield return reader.ReadToEnd();
        }
    }

    /// <summary>Those of others lie in folders of their own.</summary>
    [GeneratedRegex(@"^Assets/[^/]+\.js$")]
    private static partial Regex Ours();

    [GeneratedRegex("['`]((?:query|mutation) [^'`]*)['`]")]
    private static partial Regex Document();
}
