using Federation.Contracts;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class TextFindingsTests
{
    [Theory]
    [InlineData("a\0b", "ab", "text.control-character")]
    [InlineData("a\vb\u007F", "a b", "text.control-character")]
    [InlineData("l\u0092atelier", "l’atelier", "text.mojibake")]
    [InlineData("CafÃ©", "Café", "text.mojibake")]
    [InlineData("CafÃ© à", "CafÃ© à", "text.mojibake")]
    [InlineData("Caf\uFFFD", "Caf\uFFFD", "text.replacement-character")]
    [InlineData("two\r\nlines\tand a 😀", "two\r\nlines\tand a 😀", null)]
    public async Task Text_AsPeopleSendIt_IsReadCleanAndNamed(string sent, string read, string? code)
    {
        foreach (var (adapter, source) in new[]
        {
            (Tables.CsvWithoutPersons("ID", "NOM"), $"ID;NOM;X\n1;ok;\n2;\"{sent}\";\n3;ok;\n"),
            (Tables.JsonArray(), $"[{{\"id\":1,\"NOM\":\"ok\"}},{{\"id\":2,\"NOM\":{System.Text.Json.JsonSerializer.Serialize(sent)}}},{{\"id\":3,\"NOM\":\"ok\"}}]"),
        })
        {
            var run = await Tables.ReadAsync(adapter, source);
            var map = Assert.IsType<MapResult.Mapped>(adapter.Map(run.Records[1], Tables.MapContext));

            Assert.True(run.Complete);
            Assert.Equal(read, map.Draft.Name);
            Assert.Equal((code, code is null ? null : "/NOM"), (run.Records[1].Issues.SingleOrDefault()?.Code, run.Records[1].Issues.SingleOrDefault()?.Pointer));
            Assert.All([run.Records[0], run.Records[2]], neighbour => Assert.Empty(neighbour.Issues));
        }
    }

    [Fact]
    public async Task Texts_ManyInOneRecord_AreOneIssueWithTheFirstPlaceAndTheCount()
    {
        var run = await Tables.ReadAsync(Tables.JsonArray(), """[{"id":1,"list":["ok","CafÃ©",{"a/b":"tÃ©"}],"c":"dÃ©"}]""");

        var issue = Assert.Single(run.Records[0].Issues);
        Assert.Equal("/list/1", issue.Pointer);
        Assert.Contains("and 2 more", issue.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Caf", issue.Message, StringComparison.Ordinal);
    }
}
