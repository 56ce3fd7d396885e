using Federation.Cluster.Adapters.Previewing;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Results;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Previewing;

internal sealed class MappingPreviewResultType : ResultType<MappingPreviewType>
{
    public MappingPreviewResultType()
        : base("MappingPreviewResult", "What a mapping would make of a sample, or why that was not looked at.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class MappingPreviewType : ObjectGraphType<MappingPreview>
{
    public MappingPreviewType()
    {
        Name = "MappingPreview";
        Description = "What a mapping would make of a sample.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MappingProblemType>>>>("problems").Description("What is wrong with the mapping: then no record is read. Or what reading the sample ended with. Empty where all of it was read.").Resolve(context => context.Source.Problems);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PreviewedRecordType>>>>("records").Description("The first records, at most 20, in the order of the sample.").Resolve(context => context.Source.Records);
        Field<NonNullGraphType<BooleanGraphType>>("hasMore").Description("Whether the sample holds more than these.").Resolve(context => context.Source.HasMore);
    }
}

internal sealed class MappingProblemType : ObjectGraphType<PreviewProblem>
{
    public MappingProblemType(ProblemCatalogue remedies)
    {
        Name = "MappingProblem";
        Description = "Something wrong with a mapping, or with reading by it.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example mapping.unknown-key.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What was found and what is possible, in English.").Resolve(context => context.Source.Message);
        Field<IntGraphType>("line").Description("In the mapping, counted from 1; null where it is of the sample.").Resolve(context => context.Source.Line);
        Field<IntGraphType>("column").Description("In that line, counted from 1 in characters; null with the line.").Resolve(context => context.Source.Column);
        this.AddRemedy(remedies, problem => problem.Code);
    }
}
