using Azure.Core;
using Azure.Core.Pipeline;
using Federation.Cluster.Storage.Azure;
using Request = Azure.Core.Request;

namespace Federation.Cluster.Tests.Storage.Azure;

/// <summary>What lies between a store and the services, where requests and answers may get lost, and where others may be faster.</summary>
/// <param name="pass">Gets each request, and what sends it on; when that has returned, the answer is there.</param>
internal sealed class Wire(Func<Request, Func<Task>, Task> pass) : HttpPipelinePolicy
{
    // The first, and the client's own repetitions.
    private const int Sendings = 4;

    public static bool IsTransaction(Request request) => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);

    public static bool IsBlobRead(Request request) => request.Method == RequestMethod.Get && request.Uri.Path.Contains("/0000", StringComparison.Ordinal);

    /// <summary>Breaks for good after so many transactions, as where the process ends.</summary>
    public static Wire ThatBreaksAfter(int transactions)
    {
        int passed = 0;
        return new Wire(async (request, send) =>
        {
            if (IsTransaction(request) && passed++ >= transactions) passed = int.MaxValue / 2;
            if (passed > transactions) throw new InvalidOperationException("The wire is broken.");
            await send();
        });
    }

    /// <summary>Loses a transaction as often as the client sends it, and brings it to the service late: before the next request that does more than look at the head.</summary>
    /// <param name="first">Done before a first transaction, which passes; null where none does.</param>
    public static Wire ThatIsLate(Func<Task>? first = null)
    {
        int sent = first is null ? 0 : -1;
        Func<Task>? late = null;
        return new Wire(async (request, send) =>
        {
            if (IsTransaction(request) && sent++ < 0) await first!();
            else if (IsTransaction(request) && sent <= Sendings)
            {
                late = await LateRequest.OfAsync(request);
                throw new IOException("The answer is lost.");
            }

            if (late is { } carryOut && !request.Uri.Path.Contains(AzureKeys.Head, StringComparison.Ordinal))
            {
                late = null;
                await carryOut();
            }

            await send();
        });
    }

    /// <summary>Does something once, before the first of these requests is sent on.</summary>
    public static Wire Before(Func<Request, bool> which, Func<Task> act) => Once(which, async send =>
    {
        await act();
        await send();
    });

    /// <summary>Does something once, when the first of these requests was answered.</summary>
    public static Wire After(Func<Request, bool> which, Func<Task> act) => Once(which, async send =>
    {
        await send();
        await act();
    });

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("A store asks without blocking.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => await pass(message.Request, async () => await ProcessNextAsync(message, pipeline));

    private static Wire Once(Func<Request, bool> which, Func<Func<Task>, Task> act)
    {
        bool isDone = false;
        return new Wire(async (request, send) =>
        {
            if (isDone || !which(request))
            {
                await send();
                return;
            }

            isDone = true;
            await act(send);
        });
    }
}
