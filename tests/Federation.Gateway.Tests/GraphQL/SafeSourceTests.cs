using System.Text.Json;
using Federation.Gateway.GraphQL.Networks;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class SafeSourceTests
{
    [Theory]
    [InlineData("https://example.org/listing.csv?x=1")]
    [InlineData("HTTPS://example.org")]
    [InlineData("windows-1252")]
    [InlineData(";")]
    [InlineData("Côte-d'Or")]
    [InlineData("a sesame: open")]
    [InlineData("")]
    public void Refusals_HarmlessText_IsAccepted(string text) => Assert.Empty(Of(text));

    [Theory]
    [InlineData("http://example.org/a.csv")]
    [InlineData(" http://example.org")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org")]
    [InlineData("data:text/csv,a")]
    [InlineData("gopher:x")]
    [InlineData("//example.org/a")]
    [InlineData("/etc/passwd")]
    [InlineData("./a")]
    [InlineData("../a")]
    [InlineData("~")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("\\\\server\\share")]
    [InlineData("C:")]
    [InlineData("listing.csv")]
    [InlineData("LISTING.JSON ")]
    [InlineData("${HOME}")]
    [InlineData("https://${HOST}/a")]
    [InlineData("https://user:word@example.org/")]
    [InlineData("https://")]
    [InlineData("https:/\\example.org")]
    public void Refusals_PathOrForeignAddress_IsRefused(string text) => Assert.Single(Of(text));

    [Fact]
    public void Refusals_DeepInside_NameTheirPointer()
    {
        using var config = JsonDocument.Parse("""{ "a": 1, "b": [ { "c/d": "/etc" }, "ok", "x.csv" ] }""");

        Assert.Equal(["/b/0/c~1d", "/b/2"], SafeSource.Refusals(config.RootElement, []).Select(refusal => refusal.Pointer));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/list.csv", true)]
    [InlineData("http://127.0.0.1:8081/list.csv", false)]
    [InlineData("https://127.0.0.1:8080/list.csv", false)]
    [InlineData("http://127.0.0.1:8080.example.org/list.csv", false)]
    [InlineData("http://me@127.0.0.1:8080/list.csv", false)]
    [InlineData("/etc/passwd", false)]
    public void Refusals_ServerOfThisMachineThatTheOperatorNamed_IsTakenAndNoOther(string text, bool taken)
    {
        using var config = JsonDocument.Parse(JsonSerializer.Serialize(new { source = text }));
        Uri[] servers = [new Uri("http://127.0.0.1:8080")];

        Assert.Equal(taken, !SafeSource.Refusals(config.RootElement, servers).Any());
    }

    private static List<(string Pointer, string Reason)> Of(string text)
    {
        using var config = JsonDocument.Parse(JsonSerializer.Serialize(new { source = text }));
        return [.. SafeSource.Refusals(config.RootElement, [])];
    }
}
