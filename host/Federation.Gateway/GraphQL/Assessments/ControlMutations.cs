using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Assessments.Control;
using Federation.Cluster.Mail;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using Federation.Registry.Assessments;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Assessments;

/// <summary>How an applicant shows by the centre's website or mailbox that they speak for it.</summary>
internal sealed class ControlMutations(IDirectoryGrains grains, AssessmentArchive archive, ControlFileReader website, ControlThrottle throttle, Outbox outbox) : IMutationFields
{
    public void AddTo(MutationType mutation)
    {
        mutation.Field<ControlFileResultType>("askForControlFile")
            .Description("Gives a code to put into a file on the centre's listed website, for the applicant. It takes the place of an earlier one.")
            .Argument<NonNullGraphType<StringGraphType>>("assessment", "The application's key.")
            .ResolveAsync(async context => await WithAsync(context, ControlMethod.File, (id, _) => AskForFileAsync(id)));
        mutation.Field<AssessmentResultType>("checkControlFile")
            .Description("Looks for that file, for the applicant; where it has the code, it is shown that they speak for the centre.")
            .Argument<NonNullGraphType<StringGraphType>>("assessment", "The application's key.")
            .ResolveAsync(async context => await WithAsync(context, ControlMethod.File, (id, by) => CheckFileAsync(id, by, context.CancellationToken)));
        mutation.Field<ControlMailResultType>("mailControlCode")
            .Description("Has a code mailed to one of the centre's own mailboxes, for the applicant. It takes the place of an earlier one.")
            .Argument<NonNullGraphType<StringGraphType>>("assessment", "The application's key.")
            .Argument<NonNullGraphType<StringGraphType>>("mailbox", "One of the application's controlMailboxes.")
            .ResolveAsync(async context => await WithAsync(context, ControlMethod.Mail, (id, by) => MailAsync(context, id, by, context.GetArgument<string>("mailbox"))));
        mutation.Field<AssessmentResultType>("enterControlCode")
            .Description("Takes the code that was mailed, for the applicant: it is shown that they speak for the centre.")
            .Argument<NonNullGraphType<StringGraphType>>("assessment", "The application's key.")
            .Argument<NonNullGraphType<StringGraphType>>("code", "As it stands in the mail; small letters and spaces do no harm.")
            .ResolveAsync(async context => await WithAsync(context, ControlMethod.Mail, (id, by) => EnterAsync(id, by, context.GetArgument<string>("code"))));
    }

    /// <summary>Does it for the applicant, where there is anything to show yet: nobody else learns what was asked, and nothing is sent in vain.</summary>
    private async Task<object> WithAsync(IResolveFieldContext context, ControlMethod method, Func<AssessmentId, AssessmentActor, Task<object>> then)
    {
        var directory = context.Directory();
        if (!AssessmentId.TryParse(context.GetArgument<string>("assessment"), out var id) || await archive.ReadAsync(id, context.CancellationToken) is not { } view || !directory.MayRead(view)) return NotFound.Assessment();
        var by = AssessmentAccess.Actor(directory.Caller, context.Subject());
        var proven = new AssessmentCommand.ProveControl(new ControlProof(method, "")) { MadeOn = 0, By = by, At = default };
        if (AssessmentProbe.Against(view, proven, directory.Now) is { } refusal) return new Refused(refusal.Code, refusal.Message);
        return view.Assessment.Control is null ? await then(id, by) : new Refused(ControlCodes.Shown, "It was shown already that the applicant speaks for the centre.");
    }

    private async Task<object> AskForFileAsync(AssessmentId id)
    {
        var answer = await grains.Control(id.Centre).AskFile(id.ToString());
        return answer is { Host: { } host, Secret: { } code, Until: { } until } ? new ControlFileAsked(ControlHost.FileAt(host), code, until) : Refusal(answer);
    }

    private async Task<object> CheckFileAsync(AssessmentId id, AssessmentActor by, CancellationToken cancellationToken)
    {
        var answer = await grains.Control(id.Centre).Look(id.ToString());
        if (answer is not { Host: { } host, Hash: { } hash }) return Refusal(answer);
        var file = ControlHost.FileAt(host);
        var (text, instead) = await website.ReadAsync(file, cancellationToken);
        if (text is null) return new Refused(ControlCodes.NotThere, $"At {file} there was {instead}.");
        return ControlCode.IsIn(text, hash) ? await ProveAsync(id, by, new ControlProof(ControlMethod.File, file.AbsoluteUri)) : new Refused(ControlCodes.NotThere, $"No line at {file} is the code.");
    }

    private async Task<object> MailAsync(IResolveFieldContext context, AssessmentId id, AssessmentActor by, string mailbox)
    {
        // Before it is counted: whoever mistypes a mailbox has had no mail.
        if (!outbox.IsOpen) return new Refused(ControlCodes.NoMail, "This directory sends no mail.");
        var centre = await context.Directory().Centres.Load(id.Centre).GetResultAsync(context.CancellationToken);
        if (ControlHost.Of(centre?.Content.Website) is not { } host) return new Refused(ControlCodes.NoWebsite, "The centre lists no website of its own.");
        if (!ControlHost.Mailboxes(host).Contains(mailbox)) return new Refused(ControlCodes.Mailbox, "That is no mailbox of the centre to which a code can be sent.");
        if (!throttle.Admit(by.Account)) return new Refused(ControlCodes.TooOften, "This account asked for codes to be mailed too often today.");
        var answer = await grains.Control(id.Centre).AskMail(id.ToString(), mailbox);
        return answer is { Code: null, Until: { } until } ? new ControlCodeMailed(until) : Refusal(answer);
    }

    private async Task<object> EnterAsync(AssessmentId id, AssessmentActor by, string code)
    {
        var answer = await grains.Control(id.Centre).Enter(id.ToString(), code);
        return answer is { Code: null, Host: { } host } ? await ProveAsync(id, by, new ControlProof(ControlMethod.Mail, ControlHost.Bare(host))) : Refusal(answer);
    }

    private async Task<object> ProveAsync(AssessmentId id, AssessmentActor by, ControlProof proof) =>
        AssessmentMutations.Told(await grains.Assessments(id.Centre).Decide(id.ToString(), AssessmentOrder.Of(new AssessmentCommand.ProveControl(proof) { MadeOn = 0, By = by, At = default })));

    private static Refused Refusal(ControlAnswer answer) =>
        answer is { Code: { } code, Message: { } message } ? new Refused(code, message) : throw new InvalidOperationException("A code was neither given nor refused.");
}
