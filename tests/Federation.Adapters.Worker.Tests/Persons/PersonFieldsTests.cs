using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Federation.Cluster.Adapters.Worker;

namespace Federation.Adapters.Worker.Tests.Persons;

public sealed class PersonFieldsTests
{
    [Theory]
    [InlineData("""{"a":1,"p":2}""", """{"a":1}""")]
    [InlineData("""{"p":2,"a":1}""", """{"a":1}""")]
    [InlineData("""{"p":2}""", """{}""")]
    [InlineData("""{ "a" : 1.00 , "p" : {"x":[1,2]} , "b" : 1e3 }""", """{ "a" : 1.00 , "b" : 1e3 }""")]
    [InlineData("""{ "a" : 1.00 , "p" : [ ] }""", """{ "a" : 1.00  }""")]
    [InlineData("""{"p":1,"p":2,"a":3,"p":4}""", """{"a":3}""")]
    [InlineData("""{"p":1,"q":2}""", """{}""")]
    [InlineData("""{"\u0070":"escaped name","a":1}""", """{"a":1}""")]
    [InlineData("""{"P":1,"pp":2}""", """{"pp":2}""")]
    [InlineData("""{"\u0050":"escaped","DEEP":{"Person":"x"},"a":1}""", """{"DEEP":{},"a":1}""")]
    [InlineData("""{"deep":{"p":1,"person":"x","b":[{"p":1}]}}""", """{"deep":{"p":1,"b":[{"p":1}]}}""")]
    [InlineData("""{"list":[{"p":1},{"person":"x","a":1}]}""", """{"list":[{"p":1},{"a":1}]}""")]
    [InlineData("""{"names":["x","y"]}""", """{"names":["x",null]}""")]
    [InlineData("""{"a/b":{"~":1},"a":1}""", """{"a/b":{},"a":1}""")]
    [InlineData("""[{"p":1}]""", """[{"p":1}]""")]
    [InlineData("""17""", """17""")]
    public void Cut_NamedMembers_AreGoneAndTheRestIsUntouched(string raw, string expected)
    {
        string[] pointers = ["/p", "/q", "/deep/person", "/list/1/person", "/names/1", "/a~1b/~0", "/nowhere", "no pointer"];

        Assert.Equal(expected, Cut(raw, pointers));
    }

    [Fact]
    public void Cut_WholeDocument_LeavesAnEmptyObject() => Assert.Equal("{}", Cut("""["Somebody"]""", [""]));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"a":1} trailing""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"p":1 /* comment */}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("a;b;c")]
    [InlineData("<html>")]
    public void Cut_NotJson_GivesNothing(string raw) => Assert.Null(Cut(raw, ["/p"]));

    [Fact]
    public void Cut_NotUtf8_GivesNothing() => Assert.Null(PersonFields.Cut(new byte[] { (byte)'"', 0xE9, (byte)'"' }, ["/p"]));

    [Fact]
    public void Cut_TooDeep_GivesNothing() => Assert.Null(Cut(new string('[', 10_000) + new string(']', 10_000), ["/0/0"]));

    [Fact]
    public void Cut_NothingToCut_GivesTheSameMemory()
    {
        ReadOnlyMemory<byte> raw = " { \"a\" : 1 } "u8.ToArray();

        Assert.True(PersonFields.Cut(raw, ["/p", "/a/b"])!.Value.Equals(raw));
        Assert.True(PersonFields.Cut(raw, [])!.Value.Equals(raw));
    }

    /// <summary>Against the obvious way: parse, remove, compare.</summary>
    [Fact]
    public void Cut_AnyDocument_EqualsRemovingFromTheTree() =>
        Gen.Select(JsonGen.Documents, JsonGen.Pointers).Sample((document, pointers) =>
        {
            string? cut = Cut(document, pointers);
            Assert.NotNull(cut);
            Assert.True(JsonNode.DeepEquals(JsonGen.Remove(JsonNode.Parse(document), pointers), JsonNode.Parse(cut)), $"{document}\n{string.Join(' ', pointers)}\n{cut}");
        }, iter: 20_000);

    [Fact]
    public void Cut_Twice_ChangesNothingMore() =>
        Gen.Select(JsonGen.Documents, JsonGen.Pointers).Sample((document, pointers) =>
        {
            string? once = Cut(document, pointers);
            Assert.Equal(once, Cut(once!, pointers));
        });

    [Fact]
    public void Cut_AnyBytes_NeverThrows() =>
        Gen.Select(Gen.Byte.Array[0, 60], JsonGen.Pointers).Sample((bytes, pointers) => _ = PersonFields.Cut(bytes, pointers));

    [Fact]
    public void Cut_DamagedDocument_GivesNothingOrSomethingThatParses() =>
        Gen.Select(JsonGen.Documents, JsonGen.Pointers, Gen.Int[0, 200], Gen.Char['!', '~']).Sample((document, pointers, place, character) =>
        {
            string damaged = document.Length == 0 ? document : document.Remove(place % document.Length, 1).Insert(place % document.Length, character.ToString());
            if (Cut(damaged, pointers) is { } cut) JsonNode.Parse(cut);
        });

    [Fact]
    public void Cut_MoreNamesThanAreComparedOneByOne_CutsTheSame()
    {
        string members = string.Join(',', Enumerable.Range(0, 300).Select(number => $"\"member{number}\":{number}"));

        string? cut = Cut($"{{{members},\"m\\u0065mber7\":7,\"kept\":1}}", [.. Enumerable.Range(0, 300).Select(number => $"/member{number}")]);

        Assert.Equal("{\"kept\":1}", cut);
    }

    private static string? Cut(string raw, string[] pointers) =>
        PersonFields.Cut(Encoding.UTF8.GetBytes(raw), pointers) is { } cut ? Encoding.UTF8.GetString(cut.Span) : null;
}
