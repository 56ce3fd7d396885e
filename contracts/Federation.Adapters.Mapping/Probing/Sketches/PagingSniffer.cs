using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Federation.Adapters.Mapping.Probing.Sketches;

/// <summary>Recognises how an API hands out its pages, from one page and its address. Says so where it is not sure.</summary>
internal static partial class PagingSniffer
{
    // Ways of names to the next page's address, as APIs name them.
    private static readonly string[] NextWays =
    [
        "next", "links.next", "links.next.href", "_links.next.href", "_links.next", "paging.next", "pagination.next", "pagination.next_url", "pagination.nextPage", "meta.next", "info.next",
        "next_page_url", "nextPageUrl", "next_url", "nextUrl", "nextLink", "meta.pagination.links.next", "hydra:view.hydra:next",
    ];

    private static readonly string[] ODataNext = ["@odata.nextLink", "odata.nextLink"];

    private static readonly string[] CursorWays =
        ["next_cursor", "nextCursor", "meta.next_cursor", "meta.nextCursor", "cursor.next", "pagination.next_cursor", "pagination.nextCursor", "nextPageToken", "next_page_token", "continuationToken", "response_metadata.next_cursor"];

    private static readonly string[] TotalWays =
    [
        "total", "total_count", "totalCount", "totalItems", "total_items", "totalResults", "total_results", "numberMatched", "nhits", "hydra:totalItems", "meta.total", "meta.total_count", "meta.count",
        "pagination.total", "paging.total", "page.totalElements", "totalElements", "info.count", "count",
    ];

    private static readonly string[] PageNames = ["page", "p", "pageNumber", "page_number", "pageIndex", "_page", "numPage"];
    private static readonly string[] OffsetNames = ["offset", "start", "skip", "$skip", "startIndex", "from", "first"];
    private static readonly string[] SizeNames = ["limit", "size", "per_page", "perPage", "pageSize", "page_size", "rows", "count", "$top", "top", "_limit", "maxResults", "max"];
    private static readonly string[] CursorNames = ["cursor", "pageToken", "page_token", "after", "continuationToken"];

    /// <param name="records">How many records this page holds.</param>
    /// <param name="unsure">Gets what a person has to look at.</param>
    public static PagingSketch? Sketch(SourceStart start, JsonElement root, int records, List<string> unsure)
    {
        string? total = Total(root, records, start);
        if (Next(root) is { } next) return new PagingSketch { By = "next", Next = next, Total = total };
        if (start.NextLink is not null) return new PagingSketch { By = "link", Total = total };
        var query = Query(start.Address);
        string? sizeName = SizeNames.FirstOrDefault(name => Number(query, name) is > 0);
        int? size = sizeName is null ? null : Number(query, sizeName);
        if (Cursor(root) is { } cursor)
        {
            if (CursorNames.FirstOrDefault(query.ContainsKey) is { } parameter) return new PagingSketch { By = "cursor", Next = cursor, Parameter = parameter, Total = total, Address = Without(start.Address, [parameter]) };
            unsure.Add($"The page has a cursor at \"{cursor}\", so there are more pages; which parameter of the address takes it is not told. Look it up, then: paging: {{ by: cursor, next: {cursor}, parameter: cursor }}");
            return null;
        }

        if (PageNames.FirstOrDefault(name => Number(query, name) is >= 0) is { } page) return Counted("page", page, query, sizeName, size, total, start.Address, unsure);
        if (OffsetNames.FirstOrDefault(name => Number(query, name) is >= 0) is { } offset) return Counted("offset", offset, query, sizeName, size, total, start.Address, unsure);
        if (total is not null) unsure.Add($"The source tells of more records (\"{total}\") than this page holds ({records.ToString(CultureInfo.InvariantCulture)}), and not how to come to the others. Look up its parameter for the page or the offset, then for example: paging: {{ by: offset, parameter: offset, size: 100, sizeParameter: limit, total: {total} }}");
        else if (sizeName is not null && records >= size) unsure.Add($"The address asks for {size} records and got as many: there may be more. If so, look up the parameter for the page or the offset.");
        return null;
    }

    private static PagingSketch Counted(string by, string parameter, IReadOnlyDictionary<string, string> query, string? sizeName, int? size, string? total, string address, List<string> unsure)
    {
        int start = Number(query, parameter)!.Value; // It was a number when it was found.
        int first = by == "page" ? Math.Min(start, 1) : 0;
        if (start > 1 || (by == "offset" && start > 0)) unsure.Add($"The address asks for a later part ({parameter}={start}); the draft begins at {first}.");
        return new PagingSketch { By = by, Parameter = parameter, Start = first, Size = size, SizeParameter = sizeName, Total = total, Address = Without(address, sizeName is null ? [parameter] : [parameter, sizeName]) };
    }

    private static string? Next(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return null;
        foreach (string way in NextWays)
        {
            if (At(root, way.Split('.')) is { } value && (IsAddress(value) || IsEnd(root, way, value))) return way;
        }

        if (ODataNext.FirstOrDefault(name => root.TryGetProperty(name, out var value) && IsAddress(value)) is { } odata) return $"\"{odata}\"";
        bool isList = root.TryGetProperty("links", out var links) && links.ValueKind == JsonValueKind.Array;
        return isList && links.EnumerateArray().Any(link => link.ValueKind == JsonValueKind.Object && Text(link, "rel") == "next" && Text(link, "href") is not null) ? "links[?rel=='next'].href | [0]" : null;
    }

    // "next": null on the only page, beside what else pages say.
    private static bool IsEnd(JsonElement root, string way, JsonElement value) =>
        value.ValueKind == JsonValueKind.Null && (way != "next" || root.TryGetProperty("previous", out _) || root.TryGetProperty("prev", out _) || root.TryGetProperty("count", out _));

    private static string? Cursor(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object ? null : CursorWays.FirstOrDefault(way => At(root, way.Split('.')) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 });

    // "count" is as often that of the page itself.
    private static string? Total(JsonElement root, int records, SourceStart start) => root.ValueKind != JsonValueKind.Object || start.IsCut
        ? null
        : TotalWays.FirstOrDefault(way => At(root, way.Split('.')) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) && number > records);

    private static JsonElement? At(JsonElement root, string[] names)
    {
        foreach (string name in names)
        {
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out root)) return null;
        }

        return root;
    }

    private static bool IsAddress(JsonElement value) => value.ValueKind == JsonValueKind.String && Address().IsMatch(value.GetString()!);

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(IReadOnlyDictionary<string, string> query, string name) =>
        query.TryGetValue(name, out string? value) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static Dictionary<string, string> Query(string address)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Pairs(address)) query.TryAdd(Uri.UnescapeDataString(name), Uri.UnescapeDataString(value));
        return query;
    }

    private static string Without(string address, IReadOnlyCollection<string> names)
    {
        int question = address.IndexOf('?', StringComparison.Ordinal);
        string rest = string.Join('&', Pairs(address).Where(pair => !names.Contains(Uri.UnescapeDataString(pair.Name))).Select(pair => pair.Value.Length > 0 ? $"{pair.Name}={pair.Value}" : pair.Name));
        return rest.Length == 0 ? address[..question] : $"{address[..question]}?{rest}";
    }

    private static IEnumerable<(string Name, string Value)> Pairs(string address)
    {
        string bare = address.Split('#')[0];
        int question = bare.IndexOf('?', StringComparison.Ordinal);
        if (question < 0) return [];
        return bare[(question + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries).Take(100).Select(pair => pair.Split('=', 2)).Select(parts => (parts[0], parts.Length > 1 ? parts[1] : ""));
    }

    [GeneratedRegex(@"^(?:https?://|/|\?)\S*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
