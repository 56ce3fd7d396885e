using System.Text;
using Federation.Adapters.Mapping.Tests.Samples;
using Federation.Contracts.Testing;

namespace Federation.Adapters.Mapping.Tests.Records;

/// <summary>Persons are named before anything is stored, wherever in a record they stand.</summary>
public sealed class PersonTests
{
    private const string Json = """
        source: { format: json }
        records: { id: id, persons: [manager, Contact.NOM] }
        fields: { name: name }
        """;

    [Theory]
    [InlineData("")]
    [InlineData(", persons: [maj]")]
    public async Task Date_WhereAPersonStands_IsNotQuoted(string persons)
    {
        var mapping = Yamls.Sound($"source: {{ format: csv }}\nrecords: {{ id: id{persons} }}\nfields: {{ name: nom, modifiedAt: maj }}\n");
        var record = Assert.Single((await AdapterRun.OfAsync(new MappingAdapter(mapping), AdapterBench.Of("id;nom;maj\n1;Un;claude.dupont@example.org\n"u8.ToArray()))).Records);

        Assert.Equal(["/maj"], record.PersonFields);
        Assert.DoesNotContain("claude", Assert.Single(record.Issues, issue => issue.Code == "mapping.date-unreadable").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_NamedMembersAndMailboxesAtAnyDepth_AreCut()
    {
        string text = await CutAsync(Json, """[{"id":1,"name":"x","Manager":{"who":"Ann"},"contact":{"nom":"Bob","tel":"02"},"notes":["ask cy@example.org","fine"],"deep":{"manager":"Dee"}}]""");

        Assert.Equal("""{"id":1,"name":"x","contact":{"tel":"02"},"notes":[null,"fine"],"deep":{}}""", text);
    }

    [Fact]
    public async Task Group_PersonsOfEveryRow_AreCut()
    {
        string text = await CutAsync(
            "source: { format: csv, delimiter: \";\" }\nrecords: { groupBy: [id], persons: [chef] }\nfields: { name: name }\n",
            "id;name;chef;note\n1;x;Ann;write to ann@example.org\n1;x;Bob;fine\n");

        Assert.DoesNotContain("Ann", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Bob", text, StringComparison.Ordinal);
        Assert.Contains("fine", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_MorePersonsThanCanBeCut_IsRefusedEmpty()
    {
        string many = string.Join(',', Enumerable.Range(0, 300).Select(number => $"\"p{number}@example.org\""));

        var record = Assert.Single((await AdapterRun.OfAsync(new MappingAdapter(Yamls.Sound(Json)), AdapterBench.Of($$"""[{"id":1,"name":"x","all":[{{many}}]}]"""))).Records);

        Assert.Equal("record.too-many-persons", Assert.Single(record.Issues).Code);
        Assert.Equal("{}", Encoding.UTF8.GetString(record.Raw.Span));
    }

    private static async Task<string> CutAsync(string mapping, string listing)
    {
        var record = Assert.Single((await AdapterRun.OfAsync(new MappingAdapter(Yamls.Sound(mapping)), AdapterBench.Of(listing))).Records);
        return Encoding.UTF8.GetString(PersonCut.Of(record).Raw.Span);
    }
}
