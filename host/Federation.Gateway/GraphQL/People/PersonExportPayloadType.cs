using Federation.Gateway.GraphQL.Networks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.People;

internal sealed class PersonExportPayloadType : ObjectGraphType<PersonExportPayload>
{
    public PersonExportPayloadType()
    {
        Name = "ExportPersonPayload";
        Description = "What is held on a person.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<HeldPlaceType>>>>("places").Description("Each place where the person stands; none is an answer too.").Resolve(context => context.Source.Places);
        Field<NonNullGraphType<BooleanGraphType>>("hasMore").Description("True where there are more than one answer tells: the command line on the data folder tells all.").Resolve(context => context.Source.HasMore);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<UserErrorType>>>>("errors").Description("Why it was refused; empty when it was done.").Resolve(context => context.Source.Errors);
    }
}
