using Federation.Cluster.Mail;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Mail;

internal sealed class OutgoingMailType : ObjectGraphType<OutgoingMail>
{
    public OutgoingMailType()
    {
        Name = "OutgoingMail";
        Description = "A mail of this directory. To whom it goes is told to nobody.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("What it is about: the application's or the centre's key, or a concern of operators, and what of it.").Resolve(context => context.Source.Id);
        Field<NonNullGraphType<MailKindType>>("kind").Description("What it says.").Resolve(context => context.Source.Kind);
        Field<StringGraphType>("assessment").Description("The application's key; null for any other mail.").Resolve(context => context.Source.Assessment);
        Field<StringGraphType>("centreKey").Description("The key of the centre whose label it is about; null for any other mail.").Resolve(context => context.Source.Centre?.Value);
        Field<NonNullGraphType<MailStateType>>("state").Description("What became of it.").Resolve(context => context.Source.State);
        Field<NonNullGraphType<DateTimeScalar>>("since").Description("Since when it was to be sent.").Resolve(context => context.Source.Since);
        Field<NonNullGraphType<IntGraphType>>("attempts").Description("How often the server was asked to take it.").Resolve(context => context.Source.Attempts);
        Field<StringGraphType>("problem").Description("Why it was not taken the last time, as the name of a failure or the server's code; null where nothing failed.").Resolve(context => context.Source.Problem);
    }
}

internal sealed class MailStateType : EnumerationGraphType
{
    public MailStateType()
    {
        Name = "MailState";
        Description = "What became of a mail.";
        Add("WAITING", MailState.Waiting, "It is to be sent, or sent again.");
        Add("SENT", MailState.Sent, "The server took it.");
        Add("NO_ADDRESS", MailState.NoAddress, "The account that it is for has no address here, or is closed.");
        Add("GIVEN_UP", MailState.GivenUp, "The server refused it for good, or did not take it in time.");
    }
}

internal sealed class MailKindType : EnumerationGraphType
{
    public MailKindType()
    {
        Name = "MailKind";
        Description = "What a mail says.";
        Add("CONTROL_CODE", MailKind.ControlCode, "A code, to a centre's own mailbox.");
        Add("DRAFT_LAPSES", MailKind.DraftLapses, "A draft is about to lapse.");
        Add("MORE_ASKED", MailKind.MoreAsked, "An assessor asks for more.");
        Add("MORE_LAPSES", MailKind.MoreLapses, "What was asked for is still missing.");
        Add("LAPSED", MailKind.Lapsed, "The time ran out.");
        Add("GRANTED", MailKind.Granted, "The label is granted.");
        Add("REFUSED", MailKind.Refused, "It is refused.");
        Add("APPEAL_ENDS", MailKind.AppealEnds, "The time for an appeal is nearly over.");
        Add("REOPENED", MailKind.Reopened, "The appeal was allowed.");
        Add("DISMISSED", MailKind.Dismissed, "The appeal was dismissed.");
        Add("SEAT_UNUSED", MailKind.SeatUnused, "An assessor has done nothing from a seat for long.");
        Add("LABEL_ENDS", MailKind.LabelEnds, "A label runs out.");
        Add("SUSPENSION_APPEALED", MailKind.SuspensionAppealed, "An appeal against a suspension waits, to an assessor who may decide it.");
        Add("SUSPENSION_LIFTED", MailKind.SuspensionLifted, "The suspension that was appealed against is lifted.");
        Add("SUSPENSION_STANDS", MailKind.SuspensionStands, "The appeal against a suspension was dismissed.");
        Add("LABEL_SUSPENDED", MailKind.LabelSuspended, "A label is suspended.");
        Add("SUSPENSION_APPEAL_ENDS", MailKind.SuspensionAppealEnds, "The time for an appeal against a suspension is nearly over.");
        Add("LABEL_REINSTATED", MailKind.LabelReinstated, "A suspended label counts again.");
        Add("LABEL_REVOKED", MailKind.LabelRevoked, "A label is revoked.");
        Add("APPLICATION_WAITS", MailKind.ApplicationWaits, "An application waits for an assessor, to those who may act.");
        Add("CONCERN_BEGAN", MailKind.ConcernBegan, "Something urgent has begun, to operators.");
        Add("CONCERN_ENDED", MailKind.ConcernEnded, "Something urgent is over, to operators.");
    }
}
