using System.Text;
using CsCheck;
using Federation.Cluster.Adapters.Worker;

namespace Federation.Adapters.Worker.Tests.Persons;

/// <summary>What is read of the persons of a record is what is cut out of it.</summary>
public sealed class PersonValuesTests
{
    [Theory]
    [InlineData("""{"name":"x","contact":"Marie","mail":" a@b.example "}""", "/contact /MAIL", "/contact=Marie /mail=a@b.example")]
    [InlineData("""{"contact":{"name":"Marie","tel":[12,null,true,""]},"x":1}""", "/contact", "/contact/name=Marie /contact/tel/0=12")]
    [InlineData("""{"people":[{"n":"a"},{"n":"b"}]}""", "/people/1/n /people/7", "/people/1/n=b")]
    [InlineData("""{"a/b":{"~":"x"}}""", "/a~1b", "/a~1b/~0=x")]
    [InlineData("""["x","y"]""", "", "/0=x /1=y")]
    [InlineData("""{"a":1}""", "/b nonsense", "")]
    [InlineData("{ broken", "/b", "")]
    public void Of_ARecord_AreItsTextsAndNumbersByPlace(string record, string pointers, string expected) =>
        Assert.Equal(expected, string.Join(' ', PersonValues.Of(Encoding.UTF8.GetBytes(record), pointers.Split(' ')).Select(value => $"{value.Pointer}={value.Value}")));

    [Fact]
    public void Of_WhatIsLeftAfterTheCut_IsNothing() => Gen.Select(JsonGen.Documents, JsonGen.Pointers).Sample((document, pointers) =>
    {
        if (PersonFields.Cut(Encoding.UTF8.GetBytes(document), pointers) is { } left) Assert.Empty(PersonValues.Of(left, pointers));
    });

    [Fact]
    public void Of_MoreThanIsKept_LeavesTheRestOut()
    {
        string record = $$"""{"p":[{{string.Join(',', Enumerable.Range(0, 200))}}],"q":"{{new string('x', 501)}}"}""";

        Assert.Equal(64, PersonValues.Of(Encoding.UTF8.GetBytes(record), ["/p", "/q"]).Count);
        Assert.Empty(PersonValues.Of(Encoding.UTF8.GetBytes(record), ["/q"]));
    }
}
