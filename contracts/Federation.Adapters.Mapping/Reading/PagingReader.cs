using Federation.Adapters.Mapping.Sources;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>Reads how an API hands out its pages.</summary>
internal static class PagingReader
{
    private static readonly (string Name, PagingKind Kind)[] Kinds = [("page", PagingKind.Page), ("offset", PagingKind.Offset), ("cursor", PagingKind.Cursor), ("next", PagingKind.Next), ("link", PagingKind.Link)];

    public static PagingRule? Read(Section paging)
    {
        if (!paging.Has("by")) paging.Missing("by");
        if (paging.Choice("by", [.. Kinds.Select(kind => kind.Name)]) is not { } name) return null;
        var kind = Kinds.First(kind => kind.Name == name).Kind;
        bool counts = kind is PagingKind.Page or PagingKind.Offset;
        bool names = counts || kind == PagingKind.Cursor;
        bool follows = kind is PagingKind.Cursor or PagingKind.Next;
        if (!names) paging.Refuse($"pages by \"{name}\" have no parameter of their own", "parameter");
        if (!counts) paging.Refuse("only pages and offsets are counted", "start");
        if (!follows) paging.Refuse("only a cursor and a next address stand in the page", "next");
        if (paging.Has("size") != paging.Has("sizeParameter")) paging.Refuse("size and sizeParameter belong together", "size", "sizeParameter");
        return new PagingRule
        {
            Kind = kind,
            Parameter = (names ? paging.RequiredText("parameter") : null) ?? "",
            Start = paging.WholeNumber("start", 0, 1_000_000) ?? (kind == PagingKind.Page ? 1 : 0),
            Size = paging.WholeNumber("size", 1, 10_000),
            SizeParameter = paging.Text("sizeParameter"),
            Next = follows && paging.Required("next") is { } next ? SourceReader.Way(paging, next, "\"next\"") : null,
            Total = paging.Find("total") is { } total ? SourceReader.Way(paging, total, "\"total\"") : null,
            Most = paging.WholeNumber("most", 1, 10_000) ?? 1_000,
        };
    }
}
