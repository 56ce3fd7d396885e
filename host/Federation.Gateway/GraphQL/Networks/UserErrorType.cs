using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class UserErrorType : ObjectGraphType<UserError>
{
    public UserErrorType()
    {
        Name = "UserError";
        Description = "Something that was expected to go wrong with a mutation.";
        Field<NonNullGraphType<UserErrorCodeType>>("code").Description("Stable; branch on it.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What was wrong and what would be right, in English.").Resolve(context => context.Source.Message);
        Field<StringGraphType>("field").Description("The input at fault, for example config/source; null for the whole.").Resolve(context => context.Source.Field);
    }
}
