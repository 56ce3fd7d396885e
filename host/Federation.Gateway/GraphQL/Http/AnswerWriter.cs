using System.Buffers.Text;
using System.Security.Cryptography;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Callers;
using Federation.Gateway.Web;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>
/// Sends one answer. What a stranger gets is packed, and by GET it has a tag by which it need not come again; what somebody who is signed in gets is neither: a secret that is packed beside text of the caller's choice shows by its
/// length (<see href="https://breachattack.com/">BREACH</see>), and no cache should hold it. Thread safe.
/// </summary>
internal sealed class AnswerWriter(IGraphQLSerializer serializer, IResponseCompressionProvider packing)
{
    /// <summary>What is smaller fits into one packet of the network anyway.</summary>
    private const int LeastPacked = 1_400;

    /// <summary>Everything of a request that decides what is answered, beside its address.</summary>
    private const string WhatDecides = $"Accept, Accept-Encoding, Authorization, Cookie, {SessionCallers.Header}";

    public async Task WriteAsync(HttpContext http, ExecutionResult result, ResponseForm form, Caller caller)
    {
        var response = http.Response;
        response.StatusCode = form.StatusOf(result);
        response.ContentType = form.ContentType;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = "Accept";
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed) response.Headers.Allow = "GET, POST";
        if (result.Errors is [CodedError { RetryAfter: { } seconds }, ..]) response.Headers.RetryAfter = $"{seconds}";
        if (result.Errors is [CodedError { Spent: { } spent }, ..])
        {
            response.Headers["RateLimit-Policy"] = spent.Policy;
            response.Headers["RateLimit"] = spent.Left;
        }

        bool isOpen = result.Executed && !caller.IsSignedIn;
        bool isKept = isOpen && HttpMethods.IsGet(http.Request.Method) && result.Errors is not { Count: > 0 };
        if (isKept || (isOpen && packing.CheckRequestAcceptsCompression(http))) await WriteWholeAsync(http, result, isKept);
        else await serializer.WriteAsync(response.Body, result, http.RequestAborted);
    }

    private async Task WriteWholeAsync(HttpContext http, ExecutionResult result, bool isKept)
    {
        var response = http.Response;
        using var answer = new MemoryStream();
        await serializer.WriteAsync(answer, result, http.RequestAborted);
        var bytes = answer.GetBuffer().AsMemory(0, (int)answer.Length);
        var packer = bytes.Length < LeastPacked ? null : packing.GetCompressionProvider(http);
        response.Headers.Vary = isKept ? WhatDecides : "Accept, Accept-Encoding";
        if (isKept)
        {
            // Strong, so each way of packing has its own.
            string hash = Base64Url.EncodeToString(SHA256.HashData(bytes.Span).AsSpan(0, 16));
            var tag = new EntityTagHeaderValue($"\"{hash}{(packer is null ? "" : $"-{packer.EncodingName}")}\"");
            response.Headers.CacheControl = "no-cache";
            response.Headers.ETag = tag.ToString();
            if (EntityTags.IsKnown(http.Request, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.ContentType = null;
                return;
            }
        }

        if (packer is null)
        {
            response.ContentLength = bytes.Length;
            await response.Body.WriteAsync(bytes, http.RequestAborted);
            return;
        }

        response.Headers.ContentEncoding = packer.EncodingName;
        await using var packed = packer.CreateStream(response.Body);
        await packed.WriteAsync(bytes, http.RequestAborted);
    }
}
