using Federation.Cluster.Problems;
using Federation.Contracts;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks.Partner;

internal sealed class QualityGapType : ObjectGraphType<QualityGap>
{
    public QualityGapType(ProblemCatalogue remedies)
    {
        Name = "QualityGap";
        Description = "What a source lacks for its next level.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example quality.contact.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<FloatGraphType>>("found").Description("A share from 0 to 1; a number of records for quality.records; 1 for yes and 0 for no.").Resolve(context => context.Source.Found);
        Field<NonNullGraphType<FloatGraphType>>("needed").Description("The least that is asked for, in the same unit; the most where atMost.").Resolve(context => context.Source.Needed);
        Field<NonNullGraphType<BooleanGraphType>>("atMost").Description("Whether less is better.").Resolve(context => context.Source.AtMost);
        this.AddRemedy(remedies, gap => gap.Code);
    }
}

internal sealed class QuarantineShareType : ObjectGraphType<QualityShare>
{
    public QuarantineShareType(ProblemCatalogue remedies)
    {
        Name = "QuarantineShare";
        Description = "How many of a network's records one code keeps in quarantine.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example coordinates.range.").Resolve(context => context.Source.Name);
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many.").Resolve(context => context.Source.Count);
        Field<NonNullGraphType<FloatGraphType>>("share").Description("Of all records, from 0 to 1.").Resolve(context => context.Source.Share);
        this.AddRemedy(remedies, share => share.Name);
    }
}
