using Federation.Gateway.Identity.Office;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class OfficePayloadType : ObjectGraphType<OfficeAnswer>
{
    public OfficePayloadType()
    {
        Name = "AccountPayload";
        Description = "What became of a command about accounts.";
        Field<StringGraphType>("address").Description("What there is to pass on: where a provider has to send people back, or where an invited person takes the account over. Null where there is nothing, or it was refused.").Resolve(context => context.Source.Address);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AccountRefusalType>>>>("errors").Description("Why it was refused; empty when it was done.").Resolve(context => context.Source.Code is null ? [] : new[] { context.Source });
    }
}
