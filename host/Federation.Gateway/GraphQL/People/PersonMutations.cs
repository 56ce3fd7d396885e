using Federation.Cluster.People;
using Federation.Cluster.People.Cutting;
using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.GraphQL.Results;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.People;

/// <summary>
/// What an operator does for a person who asks. Both fields are mutations, so that no identifier ever stands in an address: queries may be asked by GET, and addresses are logged on the way.
/// </summary>
internal sealed class PersonMutations(IPeopleOffice office) : IMutationFields
{
    private const int MostPlaces = 1_000;

    /// <summary>Hosts that share a store are told first and given time, and what was overwritten leaves the files: below what a client waits for by default, 100 s.</summary>
    private static readonly TimeSpan ErasureTime = TimeSpan.FromSeconds(90);

    private const string Identifier = "A mail address, a telephone number (read as French where it names no country) or a full name of two to six words. Send it as a variable.";

    public void AddTo(MutationType mutation)
    {
        mutation.Field<ErasePersonResultType>("erasePerson")
            .MayTake(ErasureTime)
            .Description("Erases a person from everything that is stored, and keeps them from coming back with the next sync or a restored backup. It cannot be undone. Asked for alone it may take 90 seconds.")
            .Argument<NonNullGraphType<StringGraphType>>("identifier", Identifier)
            .ResolveAsync(async context => Read(context) is { } identifier ? await office.EraseAsync(identifier, CancellationToken.None) : Unreadable); // begun is done: half an erasure would wait for the next start
        mutation.Field<ExportPersonResultType>("exportPerson")
            .Description("Tells everything that is held on a person: where, what, from whom, why and until when. It changes nothing.")
            .Argument<NonNullGraphType<StringGraphType>>("identifier", Identifier)
            .ResolveAsync(async context =>
            {
                if (Read(context) is not { } identifier) return Unreadable;
                var places = await office.FindAsync(identifier, context.CancellationToken).Take(MostPlaces + 1).ToListAsync(context.CancellationToken);
                return new PersonExported([.. places.Take(MostPlaces)], places.Count > MostPlaces);
            });
    }

    // What was sent is not repeated: it names somebody, or was to.
    private static InvalidInput Unreadable => new([new InputProblem(PeopleCodes.Identifier, "The identifier is no mail address, telephone number or full name of two to six words.", "identifier")]);

    private static PersonIdentifier? Read(IResolveFieldContext context) => PersonIdentifier.TryParse(context.GetArgument<string>("identifier"), out var identifier) ? identifier : null;
}
