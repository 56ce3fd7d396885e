using Federation.Cluster.Mail;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Mail;

internal sealed class OutboxQueries(Outbox outbox) : IQueryFields
{
    private const int Usual = 20, Most = 100;

    public void AddTo(QueryType query) => query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<OutgoingMailType>>>>("outbox")
        .Description("Mail that is to be sent, and what became of it, the newest first. To whom is told to nobody.")
        .Argument<ListGraphType<NonNullGraphType<MailStateType>>>("states", "Only these; left out for all.")
        .Argument<IntGraphType>("first", $"How many, 0 to {Most}; {Usual} where left out.")
        .ResolveAsync(async context =>
        {
            var states = context.GetArgument<List<MailState>?>("states");
            var mails = await outbox.AllAsync(context.CancellationToken).Where(mail => states?.Contains(mail.State) is not false).ToListAsync(context.CancellationToken);
            return mails.OrderByDescending(mail => mail.Since).ThenBy(mail => mail.Id, StringComparer.Ordinal).Take(context.First(Usual, Most)).ToList();
        });
}
