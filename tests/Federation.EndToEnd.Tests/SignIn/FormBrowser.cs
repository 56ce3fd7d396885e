using System.Net;
using System.Text.RegularExpressions;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>A browser as far as forms go: keeps cookies whatever they ask of the connection, as behind the proxy that a public https address has, and comes from an address of its own.</summary>
internal sealed partial class FormBrowser(Uri host, string address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host };
    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>Opens a page with a form, and sends the form.</summary>
    /// <param name="page">The path of the page.</param>
    /// <param name="action">The path that the form goes to.</param>
    /// <param name="fields">Beside the one that the page protects itself by.</param>
    public async Task<HttpStatusCode> SubmitAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var (name, token) = await TokenAsync(page);
        var form = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create(name, token));
        return (await SendAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(form) })).Status;
    }

    /// <summary>Opens a page with a form.</summary>
    /// <returns>The field that the page protects itself by.</returns>
    public async Task<(string Name, string Value)> TokenAsync(string page)
    {
        var (_, text) = await SendAsync(new HttpRequestMessage(HttpMethod.Get, page));
        var token = Protection().Match(text);
        return (token.Groups[1].Value, WebUtility.HtmlDecode(token.Groups[2].Value));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Sends any request with the cookies, and disposes it.</summary>
    public async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Add("X-Forwarded-For", address);
            if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            foreach (string cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                string[] pair = cookie.Split(';')[0].Split('=', 2);
                _cookies[pair[0]] = pair[1];
            }

            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [GeneratedRegex("""name="(__[^"]+)" value="([^"]+)">""")]
    private static partial Regex Protection();
}
