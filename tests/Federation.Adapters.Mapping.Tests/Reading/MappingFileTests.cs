using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Tests.Reading;

public sealed class MappingFileTests
{
    private const string Rest = """
        hosts: [api.example.org, "*.data.example.org"]
        politeness: { requestsAtOnce: 1, secondsBetween: 2.5 }
        settings:
          token: { description: Access token, secret: true, required: true }
          region: { description: Region }
        source: { format: json, address: "https://api.example.org/{region}", requestHeaders: { Authorization: "Bearer {token}" } }
        records: { id: id }
        fields: { name: name }
        """;

    [Fact]
    public void Read_SoundMapping_TellsWhoAndHow()
    {
        var mapping = Yamls.Sound(Rest);

        Assert.Equal("essai", mapping.Id);
        Assert.Equal("1.0.0", mapping.Version);
        Assert.Equal("Essai", mapping.Name["fr"]);
        Assert.Equal(new MappingLicence("etalab-2.0", "Licence Ouverte 2.0", new Uri("https://example.org/licence")), mapping.Licence);
        Assert.Equal(["api.example.org", "*.data.example.org"], mapping.Hosts);
        Assert.Equal(1, mapping.RequestsAtOnce);
        Assert.Equal(TimeSpan.FromSeconds(2.5), mapping.TimeBetween);
        Assert.Equal(AdapterCapabilities.Snapshot, mapping.Capabilities);
    }

    [Fact]
    public void ConfigSchema_SettingsOfTheMapping_AreItsOwnAndSecretsAreMarked()
    {
        using var schema = JsonDocument.Parse(Yamls.Sound(Rest).ConfigSchemaJson);
        var properties = schema.RootElement.GetProperty("properties");

        Assert.Equal(["token", "region"], properties.EnumerateObject().Select(member => member.Name));
        Assert.True(properties.GetProperty("token").GetProperty("x-secret").GetBoolean());
        Assert.False(properties.GetProperty("region").TryGetProperty("x-secret", out _));
        Assert.Equal(["token"], schema.RootElement.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void ConfigSchema_WithoutAnAddress_AsksForTheSource()
    {
        using var schema = JsonDocument.Parse(Yamls.Sound("source: { format: csv }\nrecords: { id: id }\nfields: { name: name }\n").ConfigSchemaJson);

        Assert.Equal(["source"], schema.RootElement.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
    }

    [Theory]
    [InlineData("sorce: { format: csv }", "mapping.unknown-key", 6, 1, "Did you mean \"source\"?")]
    [InlineData("source: { formatt: csv }", "mapping.unknown-key", 6, 11, "Did you mean \"format\"?")]
    [InlineData("source: { type: csv }", "mapping.unknown-key", 6, 11, "Did you mean \"format\"?")]
    [InlineData("fields: { nom: Nom }", "mapping.unknown-key", 6, 11, "Did you mean \"name\"?")]
    [InlineData("fields: { name: a, address: { Code_Postal: CP } }", "mapping.unknown-key", 6, 31, "Did you mean \"postalCode\"?")]
    [InlineData("source:\n\tformat: csv", "mapping.yaml", 7, 1, "tab")]
    [InlineData("source: { format: cvs }", "mapping.value", 6, 19, "Did you mean \"csv\"?")]
    [InlineData("source: { format: csv, records: a }", "mapping.value", 6, 24, "the format \"csv\" has encoding, delimiter, headers, rowsBefore")]
    [InlineData("source: { format: csv, delimiter: ab }", "mapping.value", 6, 35, "one character")]
    [InlineData("source: { format: csv, address: \"{tokn}\" }", "mapping.value", 6, 33, "There is no setting \"tokn\"")]
    [InlineData("source: { format: csv, encoding: klingon }", "mapping.value", 6, 34, "an encoding's name")]
    [InlineData("source: { format: html, each: \"<<\", take: { a: b } }", "mapping.value", 6, 31, "a CSS selector")]
    [InlineData("source: { format: json, records: \"a[\" }", "mapping.expression", 6, 34, "no JMESPath")]
    [InlineData("source: { format: json, requestHeaders: { Host: x } }", "mapping.value", 6, 43, "cannot be set")]
    [InlineData("source: { format: json, paging: { by: offset } }", "mapping.missing", 6, 33, "\"parameter\"")]
    [InlineData("records: { id: a, id: b }", "mapping.repeated-key", 6, 19, "second time")]
    [InlineData("records: { where: { column: a } }", "mapping.value", 6, 19, "is, isNot, matches or filled")]
    [InlineData("records: { id: a, groupBy: [b] }", "mapping.value", 6, 12, "put together")]
    [InlineData("fields: { name: { from: a, value: b } }", "mapping.value", 6, 17, "from and value are here")]
    [InlineData("fields: { name: { from: a, steps: [htlm] } }", "mapping.value", 6, 36, "Did you mean \"html\"?")]
    [InlineData("fields: { name: { from: a, steps: [{ take: \"(?=x)\" }] } }", "mapping.pattern", 6, 44, "looks back, ahead")]
    [InlineData("fields: { name: { text: \"{a\" } }", "mapping.value", 6, 25, "each brace needs its other")]
    [InlineData("fields: { name: a, services: { value: wify } }", "mapping.value", 6, 30, "Did you mean \"wifi\"?")]
    [InlineData("fields: { name: a, location: { latitude: a } }", "mapping.value", 6, 30, "latitude and longitude, or by point")]
    [InlineData("fields: { name: a, location: { latitude: a, longitude: b, axes: auto } }", "mapping.missing", 6, 30, "needs \"area\"")]
    [InlineData("fields: { name: a, location: { x: a, y: b, system: 9999 } }", "mapping.value", 6, 52, "EPSG:4326, 2154")]
    [InlineData("fields: { name: a, location: { latitude: a, longitude: b, area: XX } }", "mapping.value", 6, 65, "FR")]
    [InlineData("tables: { t: { a: b } }", "mapping.value", 6, 11, "used nowhere")]
    [InlineData("source: { format: csv, headers: [nom] }\nrecords: { id: nom }\nfields: { name: nmo }", "mapping.value", 6, 9, "There is no column \"nmo\" under \"headers\". Did you mean \"nom\"?")]
    [InlineData("fields: { name: { from: a, steps: [{ take: \"(a{0,99}b?){90}\" }] } }", "mapping.pattern", 6, 44, "multiply to more than 200")]
    [InlineData("hosts: [localhost]", "mapping.value", 6, 9, "a host name")]
    [InlineData("settings: { source: { description: x } }", "mapping.value", 6, 13, "are taken")]
    public void Read_Mistake_IsToldAtItsPlaceWithWhatIsPossible(string line, string code, int at, int column, string message)
    {
        var problems = Yamls.Read(Yamls.Who + line + "\n").Problems;

        var problem = Assert.Single(problems, problem => problem.Issue.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal((code, at, column), (problem.Issue.Code, problem.Line, problem.Column));
    }

    [Fact]
    public void Read_SeveralMistakes_AreAllTold()
    {
        var problems = Yamls.Read("id: NO\nversion: one\nnam: x\nsource: { format: nope }\n").Problems;

        Assert.Equal([1, 1, 1, 1, 1, 1, 2, 3, 4], problems.Select(problem => problem.Line).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("just a text")]
    [InlineData("- a\n- list\n")]
    [InlineData("id: essai\n---\nid: other\n")]
    [InlineData("id: &a essai\n")]
    [InlineData("id: *a\n")]
    [InlineData("id: !!str essai\n")]
    [InlineData("? [a, b]\n: c\n")]
    [InlineData("[éx")]
    public void Read_WhatIsNoMapping_IsRefusedByName(string yaml)
    {
        var reading = Yamls.Read(yaml);

        Assert.Null(reading.Mapping);
        Assert.NotEmpty(reading.Problems);
        Assert.All(reading.Problems, problem => Assert.True(problem is { Line: >= 1, Column: >= 1 }));
    }
}
