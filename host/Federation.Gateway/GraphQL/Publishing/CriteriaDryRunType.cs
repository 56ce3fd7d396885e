using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Runs;
using Federation.Gateway.GraphQL.Labels;
using Federation.Registry.DryRuns;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Publishing;

/// <param name="Stored">Null while it is under way.</param>
internal sealed record CriteriaDryRun(string Sha256, StoredDryRun? Stored)
{
    /// <summary>Null while it is under way, and where it failed.</summary>
    public StoredDryRun? Ended => Stored is { Problem: null } ? Stored : null;
}

internal sealed class CriteriaDryRunType : ObjectGraphType<CriteriaDryRun>
{
    public CriteriaDryRunType(CriteriaOffice office)
    {
        Name = "CriteriaDryRun";
        Description = "What a new version of the criteria would take from whom, by what was accepted at each assessment and what the directory knows.";
        Field<NonNullGraphType<StringGraphType>>("sha256").Description("Of the text in UTF-8, in lower hexadecimal digits: by it the version is published.").Resolve(context => context.Source.Sha256);
        Field<StringGraphType>("version").Description("Of the criteria; null while it is under way.").Resolve(context => context.Source.Stored?.Version);
        Field<DateTimeScalar>("endedAt").Description("When it ended, or failed; null while it is under way, which criteriaDryRun tells.").Resolve(context => context.Source.Stored?.At);
        Field<DryRunTotalsType>("totals").Description("How many would lose what; null while it is under way, and where it failed.").Resolve(context => context.Source.Ended?.Totals);
        Field<CriteriaDryRunFailureType>("failure").Description("Why it did not come to its end; null where it did, and while it is under way. Nothing is published by one that failed.").Resolve(context => context.Source.Stored?.Problem is { } code ? new CriteriaDryRunFailure(code) : null);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<LosingCentreType>>>>("losing")
            .Description($"Centres that would lose something, in order of their keys, {CriteriaOffice.PageSize} on a page; of more than 10,000 the first are listed, and \"federation criteria dry-run\" lists all.")
            .Argument<IntGraphType>("page", "Which page, from 0; the first where left out. Past the last page there is nothing.")
            .ResolveAsync(async context =>
            {
                int page = context.GetArgument<int?>("page") ?? 0;
                if (page < 0) throw CodedError.BadInput($"\"page\" goes from 0; it was {page}.");
                return context.Source.Ended is { } ended ? await office.LosingAsync(ended, page, context.CancellationToken) : [];
            });
    }
}

/// <summary>Why a dry run did not come to its end.</summary>
internal sealed record CriteriaDryRunFailure(string Code);

internal sealed class CriteriaDryRunFailureType : ObjectGraphType<CriteriaDryRunFailure>
{
    public CriteriaDryRunFailureType(ProblemCatalogue remedies)
    {
        Name = "CriteriaDryRunFailure";
        Description = "Why a dry run did not come to its end.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted; docs/errors.md lists them.").Resolve(context => context.Source.Code);
        this.AddRemedy(remedies, failure => failure.Code);
    }
}

internal sealed class DryRunTotalsType : ObjectGraphType<DryRunTotals>
{
    public DryRunTotalsType()
    {
        Name = "CriteriaDryRunTotals";
        Description = "What a version would make of all centres with a label in force, in numbers.";
        Field<NonNullGraphType<IntGraphType>>("centres").Description("With a label in force, suspended ones too.").Resolve(context => context.Source.Centres);
        Field<NonNullGraphType<IntGraphType>>("nothingKept").Description("Of these, of whose award nothing was kept to judge by: by hand, or taken over. They are judged only where the directory computes every criterion of an axis.").Resolve(context => context.Source.NothingKept);
        Field<NonNullGraphType<IntGraphType>>("unreadable").Description("Not among these: of which something that is stored cannot be read, so that nobody knows what they would lose.").Resolve(context => context.Source.Unreadable);
        Field<NonNullGraphType<IntGraphType>>("losing").Description("Would lose a level on one axis at least.").Resolve(context => context.Source.Losing);
        Field<NonNullGraphType<IntGraphType>>("losingLevel").Description("Would have a lower overall level than awarded, or none.").Resolve(context => context.Source.LosingLevel);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AxisTotalsType>>>>("axes").Description("All five.").Resolve(context => context.Source.Axes);
    }
}

internal sealed class AxisTotalsType : ObjectGraphType<AxisTotals>
{
    public AxisTotalsType()
    {
        Name = "CriteriaAxisTotals";
        Description = "The same of one axis. Each centre that was awarded a level on it is in one of the last four counts.";
        Field<NonNullGraphType<AxisType>>("axis").Description("The axis.").Resolve(context => context.Source.Axis);
        Field<NonNullGraphType<IntGraphType>>("awarded").Description("Were awarded a level on it.").Resolve(context => context.Source.Awarded);
        Field<NonNullGraphType<IntGraphType>>("keeping").Description("Would keep that level, or have a higher one.").Resolve(context => context.Source.Keeping);
        Field<NonNullGraphType<IntGraphType>>("losing").Description("Would lose it by this version.").Resolve(context => context.Source.Losing);
        Field<NonNullGraphType<IntGraphType>>("lostAlready").Description("Would not reach it now under the criteria of their awards either, as evidence grows old and listings change.").Resolve(context => context.Source.LostAlready);
        Field<NonNullGraphType<IntGraphType>>("notJudged").Description("Nothing was kept to judge it by.").Resolve(context => context.Source.NotJudged);
    }
}
