using Federation.Cluster.People.Erasing;
using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.People;

internal sealed class ErasePersonResultType : ResultType<PersonErasedType>
{
    public ErasePersonResultType()
        : base("ErasePersonResult", "What became of an erasure.")
    {
        Or<InvalidInputType>();
    }
}

internal sealed class ExportPersonResultType : ResultType<PersonExportedType>
{
    public ExportPersonResultType()
        : base("ExportPersonResult", "What is held on a person, or why it is not told.")
    {
        Or<InvalidInputType>();
    }
}

internal sealed class PersonErasedType : ObjectGraphType<ErasureReport>
{
    public PersonErasedType()
    {
        Name = "PersonErased";
        Description = "What came of an erasure, in counts; it names nobody.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<RowCountType>>>>("erased").Description("What the person was erased from; empty where nothing was held.").Resolve(context => context.Source.Erased.ToList());
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<RowCountType>>>>("kept").Description("Where the person still stands, since it cannot be cut out there; empty as a rule.").Resolve(context => context.Source.Kept.ToList());
    }
}

internal sealed class PersonExportedType : ObjectGraphType<PersonExported>
{
    public PersonExportedType()
    {
        Name = "PersonExported";
        Description = "What is held on a person.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<HeldPlaceType>>>>("places").Description("Each place where the person stands; none is an answer too.").Resolve(context => context.Source.Places);
        Field<NonNullGraphType<BooleanGraphType>>("hasMore").Description("True where there are more than one answer tells: the command line on the data folder tells all.").Resolve(context => context.Source.HasMore);
    }
}
