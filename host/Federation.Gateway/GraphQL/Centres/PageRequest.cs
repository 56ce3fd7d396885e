using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>Which page of a list is asked for, after the Relay connection specification.</summary>
internal sealed record PageRequest(PageCursor? After, PageCursor? Before, int Limit, bool FromTheEnd)
{
    public const int DefaultSize = 20;
    public const int MostCentres = 100;

    /// <summary>Reads <c>first</c>, <c>after</c>, <c>last</c> and <c>before</c>.</summary>
    /// <param name="order">What the list goes by, which its cursors must too.</param>
    /// <exception cref="CodedError">They contradict each other, or a cursor is not one of this list.</exception>
    public static PageRequest Read(IResolveFieldContext context, CentreOrder order)
    {
        int? first = context.Count("first", MostCentres), last = context.Count("last", MostCentres);
        if (first is not null && last is not null) throw CodedError.BadInput("Give \"first\" to go forwards or \"last\" to go backwards, not both.");
        return new PageRequest(Cursor(context, "after", order), Cursor(context, "before", order), first ?? last ?? DefaultSize, last is not null);
    }

    private static PageCursor? Cursor(IResolveFieldContext context, string argument, CentreOrder order)
    {
        string? text = context.GetArgument<string?>(argument);
        if (text is null) return null;
        if (!PageCursor.TryParse(text, out var cursor)) throw CodedError.BadInput($"\"{argument}\" is not a cursor of this API. Use startCursor, endCursor or an edge's cursor as it came.");
        if (cursor.Order != order) throw CodedError.BadInput($"\"{argument}\" belongs to a list in another order. Give the same filter and the same \"orderBy\", or begin again without it.");
        return cursor;
    }
}
