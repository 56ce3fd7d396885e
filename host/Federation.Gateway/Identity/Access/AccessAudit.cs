using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Identity.Access;

/// <summary>Writes down who does what that not everybody may: the field, and the opaque id of account or client. What is done by it, and whether it succeeds, stands under the same trace. Thread safe.</summary>
internal sealed partial class AccessAudit(ILogger<AccessAudit> log)
{
    public void Tell(IResolveFieldContext context)
    {
        var directory = context.Directory();
        LogDoes(log, directory.Caller.Subject ?? "", context.FieldDefinition.Name, directory.TraceId);
    }

    [LoggerMessage(LogLevel.Information, "{Subject} does {Field} (trace {Trace}).")]
    private static partial void LogDoes(ILogger log, string subject, string field, string trace);
}
