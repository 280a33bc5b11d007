using DslNet;
using DslNet.Extensions;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

// dotnet run -c Release --project samples/07-Service
//     serves on the address that it prints, until Ctrl+C:
//     POST /predict {"pixels":[0,0,5,…]}               which digit it is
//     POST /learn   {"pixels":[0,0,5,…],"label":3}     a digit to learn from; after every 100 of them new weights answer
//     GET  /health                                     whether it answers, and which weights
// dotnet run -c Release --project samples/07-Service -- smoke
//     calls itself from 8 callers while it learns, compares the answers, and ends.
bool smoke = args is ["smoke"];
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(smoke ? [] : args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 16 * 1024);
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ServiceJson.Default));
builder.Services.AddProblemDetails();
builder.Services.AddHealthChecks().AddCheck<PredictorHealthCheck<DigitsNet>>("digits");

builder.Services.AddSingleton<Training>();
builder.Services.AddDslNetPredictor(services => services.GetRequiredService<Training>().FirstPredictor());
builder.Services.AddHostedService<Retraining>();
if (smoke)
{
    builder.Logging.ClearProviders();
    builder.WebHost.UseUrls("http://127.0.0.1:0");
}

await using WebApplication app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapPost("/predict", Endpoints.Predict);
app.MapPost("/learn", Endpoints.Learn);
app.MapHealthChecks("/health", new HealthCheckOptions
{
    ResponseWriter = (context, report) =>
    {
        Training training = context.RequestServices.GetRequiredService<Training>();
        Health health = new(report.Status.ToString(), training.Weights, training.Incoming.Reader.Count);
        return context.Response.WriteAsJsonAsync(health, ServiceJson.Default.Health);
    },
});

if (smoke)
{
    return await Smoke.Run(app);
}

await app.RunAsync();
return 0;
