using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Federation.Cluster.Operating.Acts;
using Federation.Gateway.GraphQL.Errors;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Operating;

/// <param name="ReadAt">When the trails were read.</param>
/// <param name="Next">For "after"; null on an empty page.</param>
internal sealed record StaffActPage(DateTimeOffset ReadAt, IReadOnlyList<StaffAct> Items, string? Next, bool HasMore)
{
    /// <summary>Pure.</summary>
    /// <param name="after">A cursor; null for the beginning.</param>
    /// <exception cref="CodedError">It is none.</exception>
    public static StaffActPage Of(ReadActs acts, int first, string? after)
    {
        var place = after is null ? null : Read(after) ?? throw CodedError.BadInput("\"after\" is not a cursor of these acts. Use \"next\" as it came.");
        var rest = place is null ? acts.Acts : [.. acts.Acts.SkipWhile(act => StaffAct.NewestFirst.Compare(act, place) <= 0)];
        var items = rest.Take(first).ToList();
        return new StaffActPage(acts.At, items, items.Count == 0 ? null : Write(items[^1]), items.Count < rest.Count);
    }

    private static string Write(StaffAct act) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{act.At.UtcTicks}\n{act.Id}")));

    /// <summary>An act in that place, which need not be there any more; null where the text is no cursor.</summary>
    private static StaffAct? Read(string text) =>
        Base64Url.IsValid(text)
        && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n', 2) is [var told, var id]
        && long.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
            ? new StaffAct { Id = id, At = new DateTimeOffset(ticks, TimeSpan.Zero), Kind = default }
            : null;
}

internal sealed class StaffActPageType : ObjectGraphType<StaffActPage>
{
    public StaffActPageType()
    {
        Name = "StaffActPage";
        Description = "A page of what staff decided, the newest first.";
        Field<NonNullGraphType<DateTimeScalar>>("readAt").Description("When it was read.").Resolve(context => context.Source.ReadAt);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StaffActType>>>>("items").Description("The acts of this page.").Resolve(context => context.Source.Items);
        Field<StringGraphType>("next").Description("For \"after\"; null on an empty page.").Resolve(context => context.Source.Next);
        Field<NonNullGraphType<BooleanGraphType>>("hasMore").Description("True when there is more after this page.").Resolve(context => context.Source.HasMore);
    }
}

internal sealed class StaffActType : ObjectGraphType<StaffAct>
{
    public StaffActType()
    {
        Name = "StaffAct";
        Description = "Something that staff of the directory or of a network decided.";
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("When.").Resolve(context => context.Source.At);
        Field<NonNullGraphType<StaffActKindType>>("kind").Description("What.").Resolve(context => context.Source.Kind);
        Field<StringGraphType>("subject").Description("What it was about, by its key; null where that would name a person.").Resolve(context => context.Source.Subject);
        Field<StringGraphType>("actor").Description("The opaque id of the account or client, or \"bootstrap\" for whoever operates the machine, by its token or by command; null where none is written down, or a name is that somebody wrote.").Resolve(context => context.Source.Actor);
    }
}
