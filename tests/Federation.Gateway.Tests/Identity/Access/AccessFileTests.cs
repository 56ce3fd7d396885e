using System.Text;
using Federation.Gateway.Identity.Access;

namespace Federation.Gateway.Tests.Identity.Access;

public sealed class AccessFileTests
{
    [Fact]
    public void Read_RowsOfEveryForm_AreTheRulesTheySay()
    {
        var rows = Read("""
            {
              "Network": [
                { "who": "public", "fields": ["id", "key"] },
                { "who": "manager", "of": "own", "else": "null", "fields": ["approvedHosts"] }
              ],
              "Mutation": [
                { "who": "staff", "of": "argument input.network", "fields": ["admit"] },
                { "who": "staff", "of": "centre input.centre", "fields": ["open"] },
                { "who": "assessor", "of": "any", "fields": ["awardLabel"] },
                { "who": "operator", "fields": ["addNetwork"] }
              ]
            }
            """);

        Assert.Equal(
            [
                new AccessRow("Network", "id", AccessRule.Public),
                new AccessRow("Network", "key", AccessRule.Public),
                new AccessRow("Network", "approvedHosts", new AccessRule { Who = Audience.Manager, Of = NetworkOf.Own, NullForOthers = true }),
                new AccessRow("Mutation", "admit", new AccessRule { Who = Audience.Staff, Of = NetworkOf.Argument, Argument = "input.network" }),
                new AccessRow("Mutation", "open", new AccessRule { Who = Audience.Staff, Of = NetworkOf.Centre, Argument = "input.centre" }),
                new AccessRow("Mutation", "awardLabel", new AccessRule { Who = Audience.Assessor, Of = NetworkOf.Any }),
                new AccessRow("Mutation", "addNetwork", new AccessRule { Who = Audience.Operator }),
            ],
            rows);
    }

    [Theory]
    [InlineData("""{ "A": [{ "who": "boss", "fields": ["b"] }] }""", "A: nobody is called \"boss\"")]
    [InlineData("""{ "A": [{ "who": "Public", "fields": ["b"] }] }""", "A: nobody is called \"Public\"")]
    [InlineData("""{ "A": [{ "who": "manager", "fields": ["b"] }] }""", "A: \"manager\" needs \"of\"")]
    [InlineData("""{ "A": [{ "who": "manager", "of": "every", "fields": ["b"] }] }""", "A: \"of\" is any, own")]
    [InlineData("""{ "A": [{ "who": "public", "of": "any", "fields": ["b"] }] }""", "A: \"public\" is of no network")]
    [InlineData("""{ "A": [{ "who": "operator", "of": "own", "fields": ["b"] }] }""", "A: \"operator\" is of no network")]
    [InlineData("""{ "A": [{ "who": "operator", "else": "error", "fields": ["b"] }] }""", "A: \"else\" is \"null\" or left out")]
    [InlineData("""{ "A": [{ "who": "public", "else": "null", "fields": ["b"] }] }""", "A: \"public\" leaves nobody")]
    [InlineData("""{ "A": [{ "who": "public" }] }""", "not an object of types")]
    [InlineData("""{ "A": [{ "who": "public", "fields": null }] }""", "not an object of types")]
    [InlineData("""{ "A": [{ "who": "public", "fields": ["b"], "what": "x" }] }""", "not an object of types")]
    [InlineData("""{ "A": [], "A": [] }""", "not an object of types")]
    [InlineData("[]", "not an object of types")]
    [InlineData("null", "not an object of types")]
    [InlineData("{", "not an object of types")]
    public void Read_AnythingElse_SaysWhereAndWhat(string json, string expected)
    {
        var failure = Assert.Throws<InvalidDataException>(() => Read(json));

        Assert.StartsWith("access.json", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_AFieldTwice_NamesIt()
    {
        var row = new AccessRow("Network", "id", AccessRule.Public);

        var failure = Assert.Throws<InvalidDataException>(() => new AccessTable([row, row with { Rule = new AccessRule { Who = Audience.Operator } }]));

        Assert.Equal("access.json: Network.id stands twice.", failure.Message);
    }

    private static IReadOnlyList<AccessRow> Read(string json) => AccessFile.Read(Encoding.UTF8.GetBytes(json));
}
