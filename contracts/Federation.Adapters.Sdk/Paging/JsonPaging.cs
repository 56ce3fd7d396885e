using System.Globalization;
using System.Text.Json;

namespace Federation.Adapters.Sdk;

/// <summary>How an API in JSON tells where its next page is. Immutable and thread safe.</summary>
public abstract class JsonPaging
{
    private protected JsonPaging()
    {
    }

    /// <summary>Each answer holds the address of the next; null, blank or none on the last page.</summary>
    /// <param name="pointer">A JSON pointer to the address, absolute or relative to the page: <c>/links/next</c>.</param>
    public static JsonPaging NextLink(string pointer) => new ByLink(pointer);

    /// <summary>Each answer holds a token that a parameter of the next request gives back; null, blank or none on the last page.</summary>
    /// <param name="pointer">A JSON pointer to the token, a text or a number: <c>/meta/next</c>.</param>
    /// <param name="parameter">The parameter of the query: <c>after</c>.</param>
    public static JsonPaging Token(string pointer, string parameter) => new ByToken(pointer, parameter);

    /// <summary>Pages are numbered. The last is the one without records, or the one whose number the answers name.</summary>
    /// <param name="parameter">The parameter of the query: <c>page</c>.</param>
    /// <param name="first">The number of the first page.</param>
    /// <param name="lastPointer">A JSON pointer to the last page's number; null where the answers do not tell, and one page more is asked for.</param>
    public static JsonPaging Number(string parameter, int first = 1, string? lastPointer = null) => new ByNumber(parameter, first, lastPointer);

    internal virtual Uri First(Uri source) => source;

    /// <summary>Null where the end was seen.</summary>
    /// <param name="records">How many records the page has.</param>
    internal abstract Uri? Next(JsonElement root, Uri page, int records);

    private static string? TextAt(JsonElement root, string pointer) => RecordFields.Of(root).TextAt(pointer);

    private sealed class ByLink(string pointer) : JsonPaging
    {
        internal override Uri? Next(JsonElement root, Uri page, int records) =>
            TextAt(root, pointer) is not { } link ? null
            : Uri.TryCreate(page, link, out var next) ? next
            : throw PagedFailures.Shape($"\"{pointer}\" is no address.");
    }

    private sealed class ByToken(string pointer, string parameter) : JsonPaging
    {
        internal override Uri? Next(JsonElement root, Uri page, int records) => TextAt(root, pointer) is { } token ? QueryText.With(page, parameter, token) : null;
    }

    private sealed class ByNumber(string parameter, int first, string? lastPointer) : JsonPaging
    {
        internal override Uri First(Uri source) => QueryText.With(source, parameter, Text(first));

        internal override Uri? Next(JsonElement root, Uri page, int records)
        {
            int number = int.Parse(QueryText.Of(page, parameter) ?? "", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture); // we wrote it
            if (records == 0 || IsLast(root, number)) return null;
            return QueryText.With(page, parameter, Text(number + 1));
        }

        private bool IsLast(JsonElement root, int number)
        {
            if (lastPointer is null) return false;
            return int.TryParse(TextAt(root, lastPointer), NumberStyles.None, CultureInfo.InvariantCulture, out int last)
                ? number >= last
                : throw PagedFailures.Shape($"\"{lastPointer}\", the number of the last page, is none.");
        }

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
