using System.Text;
using CsCheck;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

/// <summary>What holds for every JSON array.</summary>
public sealed class JsonArrayLaws
{
    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Gen.Int.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))
        : Gen.OneOf(
            Gen.OneOf("null", "true", "-1.5e3", "\"\"", "\"é]}{[,\\\"\\u00e9\\\\\"", "[]", "{}", " [ 1 , 2 ] "),
            inner.Array[0, 3].Select(values => "[" + string.Join(",", values) + "]"),
            inner.Array[0, 3].Select(values => "{" + string.Join(" , ", values.Select((value, index) => $"\"k{index}\": {value}")) + "}")));

    private static readonly Gen<string[]> Elements = Value.Select(value => value.Trim()).Array[0, 12];

    [Fact]
    public Task Split_AtAnyBufferBoundary_GivesTheSameElements() => Gen.Select(Elements, Gen.Int[1, 40], Gen.Int[1, 40], Gen.Bool).SampleAsync(
        async (elements, chunk, buffer, underMember) =>
        {
            string text = Wrap(elements, underMember);
            var (found, failure) = await SplitAsync(Encoding.UTF8.GetBytes(text), underMember, chunk, buffer);

            Assert.Null(failure);
            Assert.Equal(elements, found);
        },
        iter: 5_000);

    [Fact]
    public Task Split_CutAtAnyByte_GivesAPrefixAndANamedFailure() => Gen.Select(Elements, Gen.Int[1, 40], Gen.Bool, Gen.Double[0, 1]).SampleAsync(
        async (elements, chunk, underMember, share) =>
        {
            byte[] whole = Encoding.UTF8.GetBytes(Wrap(elements, underMember));
            byte[] cut = whole[..(int)(share * (whole.Length - 1))];
            var (found, failure) = await SplitAsync(cut, underMember, chunk, buffer: 16);

            Assert.Equal(elements.Take(found.Count), found);
            Assert.Equal(("json.truncated", FailureKind.Transient), (failure?.Code, failure?.Kind));
            Assert.Contains($"after {cut.Length} bytes", failure!.Message, StringComparison.Ordinal);
        },
        iter: 5_000);

    [Fact]
    public Task Run_OfDamagedText_NeverThrowsAnythingUnnamed() => Gen.Select(Elements, Gen.Byte.Array[1, 6], Gen.Double[0, 1], Gen.Bool).SampleAsync(
        async (elements, noise, share, underMember) =>
        {
            byte[] whole = Encoding.UTF8.GetBytes(Wrap(elements, underMember));
            int at = (int)(share * whole.Length);
            byte[] damaged = [.. whole[..at], .. noise, .. whole[at..]];
            var adapter = Tables.JsonArray(underMember ? "list" : null);
            var context = AdapterBench.Of(damaged);

            var run = await AdapterRun.OfAsync(adapter, context);

            Assert.True(run.Complete || run.Failure is not null);
            Assert.All(run.Records, record => adapter.Map(record, new MapContext { Config = context.Config }));
        },
        iter: 5_000);

    private static string Wrap(string[] elements, bool underMember)
    {
        string array = "[ " + string.Join(" ,", elements) + "]";
        return underMember ? $$"""{ "a": [1, {"list": []}], "list": {{array}}, "b": 2 }""" : array;
    }

    private static async Task<(IReadOnlyList<string> Elements, AdapterException? Failure)> SplitAsync(byte[] text, bool underMember, int chunk, int buffer)
    {
        var found = new List<string>();
        var splitter = new JsonArraySplitter(new DribblingStream(text, chunk), underMember ? "list" : null, ParserLimits.Standard, bufferBytes: buffer);
        try
        {
            await foreach (var element in splitter.SplitAsync(TestContext.Current.CancellationToken)) found.Add(Encoding.UTF8.GetString(element.Raw.Span));
        }
        catch (AdapterException exception)
        {
            return (found, exception);
        }

        return (found, null);
    }
}
