using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class DoorQueries(IDirectoryGrains grains, VisitArchive visits) : IQueryFields
{
    private const int DefaultSize = 20;
    private const int MostVisits = 100;

    public void AddTo(QueryType query)
    {
        query.Field<DoorType>("door")
            .Description("The door of a centre: its rules with their version, and whom it has blocked.")
            .Argument<NonNullGraphType<IdGraphType>>("centre", "The centre's key or global id.")
            .ResolveAsync(async context => Centre(context) is { } centre ? await grains.Door(centre).Get() : null);
        query.Field<AdmissionType>("admission")
            .Description("What a door said to the pass over one of its nonces; null where none was shown yet.")
            .Argument<NonNullGraphType<IdGraphType>>("centre", "The centre's key or global id.")
            .Argument<NonNullGraphType<StringGraphType>>("nonce", "As openDoor gave it.")
            .ResolveAsync(async context => Centre(context) is { } centre ? await grains.Door(centre).Decision(Nonce(context)) : null);
        query.Field<VisitPageType>("visits")
            .Description("Who was admitted at a centre in a month, by pseudonym, oldest first.")
            .Argument<NonNullGraphType<IdGraphType>>("centre", "The centre's key or global id.")
            .Argument<NonNullGraphType<StringGraphType>>("month", "By the centre's calendar, 2026-11.")
            .Argument<IntGraphType>("first", $"How many; 0 to {MostVisits}, {DefaultSize} by default.")
            .Argument<StringGraphType>("after", "Only what comes after this cursor.")
            .ResolveAsync(async context =>
            {
                int first = context.First(DefaultSize, MostVisits);
                var (after, month) = (After(context), Month(context));
                if (Centre(context) is not { } centre) return null;
                var page = await visits.ReadAsync(centre, month, context.CancellationToken)
                    .Where(visit => after is not { } place || VisitPlace.Of(visit).CompareTo(place) > 0)
                    .OrderBy(VisitPlace.Of)
                    .Take(first + 1)
                    .ToListAsync(context.CancellationToken);
                var items = page.Take(first).ToList();
                return new VisitPage(items, items.Count == 0 ? null : VisitPlace.Of(items[^1]).ToString(), page.Count > first);
            });
    }

    private static CentreId? Centre(IResolveFieldContext context) => context.KnownCentre(context.GetArgument<string>("centre"));

    private static DoorNonce Nonce(IResolveFieldContext context) =>
        DoorNonce.TryParse(context.GetArgument<string>("nonce"), out var nonce) ? nonce : throw CodedError.BadInput("\"nonce\" is none. Use the nonce of openDoor as it came.");

    private static VisitMonth Month(IResolveFieldContext context) =>
        VisitMonth.TryParse(context.GetArgument<string>("month"), out var month) ? month : throw CodedError.BadInput("\"month\" is none. Write year and month, 2026-11.");

    private static VisitPlace? After(IResolveFieldContext context)
    {
        if (context.GetArgument<string?>("after") is not { } text) return null;
        return VisitPlace.TryParse(text, out var place) ? place : throw CodedError.BadInput("\"after\" is not a cursor of visits. Use \"next\" as it came.");
    }
}
