using System.Text;
using CsCheck;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

/// <summary>What holds for every parser and every source, whatever its bytes are.</summary>
public sealed class ParserLaws
{
    private static readonly Dictionary<string, (RecordAdapter Adapter, string[] Parts)> Parsers = new()
    {
        ["csv"] = (Tables.Csv("ID", "NOM"), ["ID;NOM;MAIL\n", "1;a;b\n", "2;\"x\"\"y\";\r\n", "\"", ";", "\n", "é", "\0", "CafÃ©", "\uFEFF"]),
        ["json"] = (Tables.JsonArray(), ["[", "{\"id\":1,\"NOM\":\"a\"}", ",", "]", "\"", "\\ud800", "\n", "\0", "{", "}", "é", "1e999", "\\", "CafÃ©"]),
        ["json member"] = (Tables.JsonArray("list"), ["{\"list\":[", "{\"id\":1}", ",", "]}", "\"list\":", "[[[[", "\"\n\"", "null", "é"]),
        ["geojson"] = (Tables.Of(new GeoJsonFormat("/properties/ID")), ["{\"features\":[", "{\"properties\":{\"ID\":1},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,2]]]}}", ",", "]", "}", "\"crs\":", "{\"properties\":{\"name\":\"EPSG:2154\"}}", "null"]),
        ["xml"] = (Tables.Xml("email"), ["<?xml version='1.0' encoding='utf-8'?>", "<r>", "<centre id='1'><NOM>a</NOM></centre>", "<centre id='2' email='x'/>", "</r>", "<centre>", "</centre>", "<", "&", "&#0;", "&#xD800;", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE r>", "é", "\0", " a='", "'", "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude'/>"]),
        ["html"] = (Tables.Html, ["<!doctype html>", "<li class=centre id=1>", "<h2>a</h2>", "<table>", "<b>", "</b>", "<script>", "</script>", "<", "&", "<!--", "<svg>", "<template>", "<select>", "é", "\0", "<a href='http://[']>", "\"", "<plaintext>", "<frameset>"]),
        ["json-ld"] = (Tables.JsonLd, ["<html>", "<script type='application/ld+json'>", "{\"@type\":\"LocalBusiness\",\"@id\":\"1\"}", "</script>", "[", "]", "{\"@graph\":", "}", "\"", "\\ud800", "é", "\0"]),
    };

    public static TheoryData<string> Names => new(Parsers.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Source_OfAnyBytes_EndsWithRecordsOrANamedFailure(string name) => Soup(name).SampleAsync(
        async bytes =>
        {
            var adapter = Parsers[name].Adapter;
            var run = await AdapterRun.OfAsync(adapter, AdapterBench.Of(bytes));

            Assert.True(run.Complete || run.Failure is not null);
            foreach (var record in run.Records)
            {
                Assert.DoesNotContain('\uFDD0', record.Text());
                if (record.Issues.All(issue => issue.Severity != IssueSeverity.Error)) adapter.Map(record, Tables.MapContext);
            }
        },
        iter: 3_000);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Source_InAnyChunks_GivesTheSame(string name) => Gen.Select(Soup(name), Gen.Int[1, 40]).SampleAsync(
        async (bytes, chunk) =>
        {
            var whole = await AdapterRun.OfAsync(Parsers[name].Adapter, AdapterBench.Of(bytes));
            var cut = await AdapterRun.OfAsync(Parsers[name].Adapter, AdapterBench.Of(bytes, chunk: chunk));

            Assert.Equal((whole.Failure?.Code, whole.Failure?.Message), (cut.Failure?.Code, cut.Failure?.Message));
            Assert.Equal(whole.Records.Select(Shown), cut.Records.Select(Shown));
        },
        iter: 2_000);

    // Parts of the format, in any order, with any bytes between them; sometimes in UTF-16.
    private static Gen<byte[]> Soup(string name)
    {
        var noise = Gen.Byte.Array[0, 5];
        string[] known = Parsers[name].Parts;
        var parts = Gen.Int[0, known.Length - 1].Select(index => Encoding.UTF8.GetBytes(known[index]));
        var mostlyParts = Gen.Frequency((9, parts), (1, noise)).Array[0, 24].Select(pieces => pieces.SelectMany(piece => piece).ToArray());
        return Gen.Frequency((8, mostlyParts), (1, mostlyParts.Select(bytes => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes)))), (1, Gen.Byte.Array[0, 200]));
    }

    private static (string, string, string, string) Shown(SourceRecord record) =>
        (record.SourceId, record.Locator!, record.Text(), string.Join(' ', record.Issues.Select(issue => $"{issue.Code} {issue.Pointer} {issue.Message}")));
}
