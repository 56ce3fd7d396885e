using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using Federation.Registry.Readings;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Readings;

internal sealed class ComparisonQueries : IQueryFields
{
    private static readonly string HowMany = $"{LabelComparison.FewestCentres} to {LabelComparison.MostCentres}";

    public void AddTo(QueryType query) =>
        query.Field<NonNullGraphType<CentreComparisonType>>("compare")
            .Description($"{HowMany} centres side by side, axis by axis and criterion by criterion: by the version of the criteria under which all of their labels in force were awarded, otherwise by the one in force.")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<IdGraphType>>>>("centres", $"Their global ids or keys: {HowMany}, no centre twice.")
            .ResolveAsync(async context => await CompareAsync(context.GetArgument<string[]>("centres"), context.Directory(), context.CancellationToken));

    /// <exception cref="CodedError">They are too few or too many, one is none, or two are the same.</exception>
    private static async Task<CentreComparison> CompareAsync(string[] asked, DirectoryContext directory, CancellationToken cancellationToken)
    {
        if (asked.Length is < LabelComparison.FewestCentres or > LabelComparison.MostCentres) throw CodedError.BadInput($"\"centres\" has {HowMany} ids; it had {asked.Length}.");
        var ids = asked.Select(GlobalId.ReadCentre).ToList();
        var found = await ids.Select(directory.Centres.Load).Together().GetResultAsync(cancellationToken);
        var centres = found.Select((centre, place) => centre ?? throw CodedError.BadInput($"There is no centre {ids[place]}.")).ToList();
        if (centres.DistinctBy(centre => centre.Id).Count() < centres.Count) throw CodedError.BadInput("\"centres\" names one centre twice; of two that were merged, either id stands for both.");

        var labels = centres.Select(centre => directory.Labels.Load(centre.Id)).Together();
        var traces = await centres.Select(centre => directory.Traces.Load(centre.Id)).Together().GetResultAsync(cancellationToken);
        var held = await labels.GetResultAsync(cancellationToken);
        var criteria = LabelReadings.Under(await directory.Criteria.GetResultAsync(cancellationToken), held, directory.Now);
        return new CentreComparison(
            [.. centres.Select(CentreNode.Of)],
            LabelComparison.Of([.. centres.Select((centre, place) => LabelReadings.Of(centre, traces[place], held[place], criteria, directory.Now))]));
    }
}
