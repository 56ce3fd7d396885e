using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Cluster.Members.Doors.Trail;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

/// <summary>What doors answered, for those who have to prove it, or hold it against a proof.</summary>
internal sealed partial class DoorEntryQueries(TrailArchive trail) : IQueryFields
{
    private const int DefaultSize = 20;
    private const int Most = 100;

    public void AddTo(QueryType query)
    {
        query.Field<DoorEntryType>("doorEntry")
            .Description("What the door of a centre answered to a pass, by its hash, for whoever has the pass, the last time where it was shown more than once; null where nothing is written of it, or not any more.")
            .Argument<NonNullGraphType<IdGraphType>>("centre", "The centre's key or global id.")
            .Argument<NonNullGraphType<StringGraphType>>("sha256", "SHA-256 of the pass as it was shown, in 64 hexadecimal digits.")
            .ResolveAsync(async context => context.KnownCentre(context.GetArgument<string>("centre")) is { } centre ? await trail.FindAsync(centre, Pass(context), context.CancellationToken) : null);
        query.Field<DoorEntryPageType>("doorEntries")
            .Description("What the door of a centre answered, oldest first: a chain of hashes without a name in it.")
            .Argument<NonNullGraphType<IdGraphType>>("centre", "The centre's key or global id.")
            .Argument<IntGraphType>("first", $"How many; 0 to {Most}, {DefaultSize} by default.")
            .Argument<StringGraphType>("after", "Only what comes after this number.")
            .ResolveAsync(async context => await PageAsync(context));
    }

    private async Task<DoorEntryPage?> PageAsync(IResolveFieldContext context)
    {
        int first = context.First(DefaultSize, Most);
        long after = After(context);
        if (context.KnownCentre(context.GetArgument<string>("centre")) is not { } centre) return null;
        var page = await trail.ReadAsync(centre, after, context.CancellationToken).Take(first + 1).ToListAsync(context.CancellationToken);
        var items = page.Take(first).ToList();
        return new DoorEntryPage(items, items.Count == 0 ? null : items[^1].Number.ToString(CultureInfo.InvariantCulture), page.Count > first);
    }

    private static string Pass(IResolveFieldContext context) =>
        context.GetArgument<string>("sha256") is var text && Sha256().IsMatch(text) ? text.ToLowerInvariant() : throw CodedError.BadInput("\"sha256\" is no hash. Give SHA-256 of the pass as it was shown, in 64 hexadecimal digits.");

    private static long After(IResolveFieldContext context)
    {
        if (context.GetArgument<string?>("after") is not { } text) return 0;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number < 1_000_000_000_000 ? number : throw CodedError.BadInput("\"after\" is no number of an entry. Use \"next\" as it came.");
    }

    [GeneratedRegex("^[0-9A-Fa-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();
}
